package dev.sparring.ui.desktop.chart;

import dev.sparring.core.schedule.Adjusted;
import dev.sparring.core.schedule.Adjustment;
import dev.sparring.core.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One player's learning rate by training step, as its schedule will have it.
 *
 * @param schedule the rate by the player's own updates
 * @param updatesPerStep its updates in a step, at least 1
 * @param startAt steps before its first update, at least 0
 */
public record RatePlan(Schedule schedule, int updatesPerStep, long startAt) {

    /** Validates. */
    public RatePlan {
        Objects.requireNonNull(schedule, "schedule");
        if (updatesPerStep < 1 || startAt < 0) {
            throw new IllegalArgumentException("updatesPerStep must be at least 1 and startAt at least 0, got "
                    + updatesPerStep + " and " + startAt);
        }
    }

    /**
     * The plan after its schedule was changed.
     *
     * @param adjustment the change
     * @return the same but for that
     */
    public RatePlan adjusted(Adjustment adjustment) {
        List<Adjustment> changes = new ArrayList<>();
        Schedule plan = schedule;
        if (schedule instanceof Adjusted adjusted) {
            changes.addAll(adjusted.adjustments());
            plan = adjusted.schedule();
        }
        changes.add(adjustment);
        return new RatePlan(new Adjusted(plan, changes), updatesPerStep, startAt);
    }

    /**
     * The rate of the last update of a step.
     *
     * @param step completed steps, so the first step is 1
     * @return the rate, NaN if the player makes no update in that step
     */
    public double rateAt(long step) {
        long updates = (step - startAt) * updatesPerStep;
        return step < 1 || updates < 1 ? Double.NaN : schedule.rate(updates - 1);
    }

    /**
     * The step in which an update is made.
     *
     * @param update 0-based index of the player's own update
     * @return completed steps after it
     */
    public long stepOf(long update) {
        return startAt + update / updatesPerStep + 1;
    }
}
