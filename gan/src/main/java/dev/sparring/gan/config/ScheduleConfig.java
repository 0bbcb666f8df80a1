package dev.sparring.gan.config;

import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;

/** Reads {@code learningRate}, {@code warmup} and {@code decay} of a network's section into its schedule. */
final class ScheduleConfig {

    private ScheduleConfig() {}

    /**
     * Reads the schedule.
     *
     * @param section the network's
     * @param clock the network's; a decay without a length of its own ends with the run
     * @param optimizer the network's own: its beta2 sets untuned warmups, its scaling to the batch size the rate
     */
    static LearningRate from(Section section, Clock clock, OptimizerConfig optimizer)
            throws SparringException.Configuration {
        double base = section.number("learningRate", 1e-3, Range.above(0, 1e6));
        Warmup warmup = WarmupConfig.from(section.section("warmup"), clock, optimizer.beta2());
        Section second = section.section("decay");
        Decay decay = DecayConfig.from(second, clock, warmup);
        if (decay instanceof Decay.OneCycle && !(warmup instanceof Warmup.None)) {
            throw new SparringException.Configuration(
                    second.path("type") + " is one-cycle, which begins with a warmup of its own",
                    "set " + section.path("warmup") + ".type to none");
        }
        return new LearningRate(optimizer.scaling().rate(base), warmup, decay);
    }
}
