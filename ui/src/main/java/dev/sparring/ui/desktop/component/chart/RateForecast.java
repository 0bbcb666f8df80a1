package dev.sparring.ui.desktop.component.chart;

import dev.sparring.core.schedule.AdjustedSchedule;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.ScheduleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One player's learning rate by training step, as its schedule will have it.
 *
 * @param schedule the rate by the player's own updates
 * @param updatesPerStep its updates in a step, at least 1
 * @param startAt steps before its first update, at least 0
 * @param satOut steps after that in which it made no update, at least 0
 */
public record RateForecast(Schedule schedule, int updatesPerStep, long startAt, long satOut) {

    /** Validates. */
    public RateForecast {
        Objects.requireNonNull(schedule, "schedule");
        if (updatesPerStep < 1 || startAt < 0 || satOut < 0) {
            throw new IllegalArgumentException("updatesPerStep must be at least 1, startAt and satOut at least 0, got "
                    + updatesPerStep + ", " + startAt + " and " + satOut);
        }
    }

    /**
     * The plan after its schedule was changed. Changes that have ended by then are forgotten, since only the rates of steps to
     * come are asked for.
     *
     * @param adjustment the change, to begin with one of the next updates
     * @return the same but for that
     */
    public RateForecast adjusted(ScheduleChange adjustment) {
        List<ScheduleChange> changes = new ArrayList<>();
        Schedule plan = schedule;
        if (schedule instanceof AdjustedSchedule adjusted) {
            changes.addAll(AdjustedSchedule.lasting(adjusted.changes(), adjustment.at()));
            plan = adjusted.schedule();
        }
        changes.add(adjustment);
        return new RateForecast(new AdjustedSchedule(plan, changes), updatesPerStep, startAt, satOut);
    }

    /**
     * The plan from a step on, if the player sits out no more steps.
     *
     * @param step completed steps
     * @param updates that the player has made by then
     * @return the same but for the steps that it sat out
     */
    public RateForecast after(long step, long updates) {
        long now = Math.max(0, step - startAt - updates / updatesPerStep);
        return now == satOut ? this : new RateForecast(schedule, updatesPerStep, startAt, now);
    }

    /**
     * The rate of the last update of a step that is still to come.
     *
     * @param step completed steps, so the first step is 1
     * @return the rate, NaN if the player makes no update in that step
     */
    public double rateAt(long step) {
        long updates = (step - startAt - satOut) * updatesPerStep;
        return step < 1 || updates < 1 ? Double.NaN : schedule.rate(updates - 1);
    }

    /**
     * The step in which an update is made by a player that sits out none.
     *
     * @param update 0-based index of the player's own update
     * @return completed steps after it
     */
    public long stepOf(long update) {
        return startAt + update / updatesPerStep + 1;
    }
}
