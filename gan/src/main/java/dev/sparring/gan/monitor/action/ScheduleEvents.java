package dev.sparring.gan.monitor.action;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is told of a change of a schedule that begins. */
public final class ScheduleEvents {

    private ScheduleEvents() {}

    /**
     * The event of a change.
     *
     * @param step completed steps
     * @param role whose schedule it is
     * @param change from which update on, and how
     * @param because why, in a word or two; empty if the configuration says so
     * @return the event, {@code rewarm}, {@code slow} or {@code reduce}
     */
    public static RunEvent of(long step, PlayerRole role, ScheduleChange change, String because) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        if (!because.isEmpty()) {
            evidence.put("because", because);
        }
        evidence.put("update", change.at());
        if (change instanceof ScheduleChange.Rewarm rewarm) {
            evidence.put("updates", rewarm.updates());
            evidence.put("from", rewarm.from());
            return event(step, "rewarm", role, evidence, "a second warmup begins");
        }
        if (change instanceof ScheduleChange.Slow slow) {
            evidence.put("updates", slow.updates());
            evidence.put("share", slow.share());
            return event(step, "slow", role, evidence, "the rate is lowered for a while");
        }
        return event(step, "reduce", role, evidence, "the rate is reduced");
    }

    private static RunEvent event(
            long step, String kind, PlayerRole role, Map<String, Object> evidence, String action) {
        return new RunEvent(step, kind, Severity.INFO, role, evidence, "", action);
    }
}
