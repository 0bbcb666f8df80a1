package dev.sparring.gan.config.schedule;

import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import java.util.ArrayList;
import java.util.List;

/** Says what is legal in a schedule and hardly meant. */
public final class ScheduleWarnings {

    private ScheduleWarnings() {}

    /**
     * Looks at one network's schedule.
     *
     * @param network what it is called in a configuration
     * @param schedule its rates
     * @param updates this network's updates in the whole run
     * @param withDecay whether to look at the decay
     * @return a sentence for each finding: what, and what to do
     */
    public static List<String> of(String network, LearningRate schedule, long updates, boolean withDecay) {
        List<String> warnings = new ArrayList<>();
        Warmup warmup = schedule.warmup();
        if (warmup.updates() > updates) {
            warnings.add(network + ".warmup lasts " + warmup.updates() + " updates and the run has " + updates
                    + " of this network: it never reaches its learningRate; shorten the warmup or lengthen the run");
        }
        if (schedule.rate(0) == 0) {
            warnings.add(
                    network + ".warmup begins at a rate of exactly 0, so the first update changes nothing; the linear"
                            + " convention ramp begins at one part of the length instead");
        }
        long silent = firstSilent(schedule, updates);
        if (withDecay && silent < updates - 1) {
            warnings.add(network + ".decay is down to 0 at update " + silent + " of " + updates
                    + ": this network learns nothing after it; lengthen the decay or give it an end above 0");
        }
        return warnings;
    }

    /** The update from which on the rate is 0 until the run's last, which is where a decay that comes down for good ends. */
    private static long firstSilent(LearningRate schedule, long updates) {
        if (schedule.rate(updates - 1) > 0) {
            return updates;
        }
        long learning = Math.min(schedule.warmup().updates(), updates - 1);
        long silent = updates - 1;
        while (silent - learning > 1) {
            long middle = learning + (silent - learning) / 2;
            if (schedule.rate(middle) > 0) {
                learning = middle;
            } else {
                silent = middle;
            }
        }
        return silent;
    }
}
