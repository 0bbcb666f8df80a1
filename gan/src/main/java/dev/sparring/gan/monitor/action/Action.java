package dev.sparring.gan.monitor.action;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.monitor.detector.Diagnosis;

/**
 * Something to be done about a run, decided and not done yet. {@link ActionPolicy} and {@link PlateauReducers} decide, {@link
 * ActionExecutor} does. The set is closed: what can be done to a run is what the executor knows.
 */
public sealed interface Action {

    /**
     * A network warms up once more.
     *
     * @param role which
     * @param steps how long, in steps
     * @param share of its rate to which it warms up, in (0, 1]; 1 for all of it
     * @param because why
     */
    record Rewarm(PlayerRole role, long steps, double share, Diagnosis because) implements Action {
        /** Validates. */
        public Rewarm {
            requireOne(role);
            requireLength(steps);
            requireShare(share);
        }
    }

    /**
     * A network's rate is lowered for a while.
     *
     * @param role which
     * @param steps how long, in steps
     * @param share of its rate that it keeps, in (0, 1]
     * @param lossGap how far the discriminator's loss is from its equilibrium, which the share comes from
     * @param because why
     */
    record Slow(PlayerRole role, long steps, double share, double lossGap, Diagnosis because) implements Action {
        /** Validates. */
        public Slow {
            requireOne(role);
            requireLength(steps);
            requireShare(share);
        }
    }

    /**
     * A network sits steps out while it wins; {@link StepSkipper} says which.
     *
     * @param role which
     * @param because why
     */
    record SitOut(PlayerRole role, Diagnosis because) implements Action {
        /** Validates. */
        public SitOut {
            requireOne(role);
        }
    }

    /**
     * A network's schedule is changed, without a diagnosis: a plateau, or by hand.
     *
     * @param role which
     * @param change the change
     * @param because why, in a word or two; may be empty
     */
    record Change(PlayerRole role, ScheduleChange change, String because) implements Action {
        /** Validates. */
        public Change {
            requireOne(role);
        }
    }

    /**
     * Both networks go back to the last healthy checkpoint and on from there under other conditions; where there is none to go
     * to, the run ends.
     *
     * @param share of its rate that the dominant player keeps, in (0, 1)
     * @param because why
     */
    record GoBack(double share, Diagnosis because) implements Action {
        /** Validates. */
        public GoBack {
            requireShare(share);
        }
    }

    private static void requireOne(PlayerRole role) {
        if (role != PlayerRole.GENERATOR && role != PlayerRole.DISCRIMINATOR) {
            throw new IllegalArgumentException("role must be GENERATOR or DISCRIMINATOR, got " + role);
        }
    }

    private static void requireLength(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + steps);
        }
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1], got " + share);
        }
    }
}
