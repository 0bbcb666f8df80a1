package dev.sparring.core.schedule;

import java.util.Optional;

/**
 * Says when a metric has stopped falling and the rate should come down (PyTorch's ReduceLROnPlateau with a relative threshold).
 *
 * <p>A schedule cannot see a metric and stay a pure function, so this stands beside it: whoever evaluates the metric gives it
 * here, and adds what comes out to the {@link AdjustedSchedule} schedule. One thread.
 */
public final class Plateau {

    private final Rules rules;
    private State state = new State(Double.POSITIVE_INFINITY, 0, 0);

    /**
     * When to reduce, and by how much.
     *
     * @param share of the rate that a reduction leaves, in (0, 1)
     * @param patience how many observations without progress are borne, at least 0
     * @param threshold progress is a fall below the best by this share of it, in [0, 1)
     * @param cooldown observations after a reduction that do not count, at least 0
     */
    public record Rules(double share, int patience, double threshold, int cooldown) {

        /** PyTorch's: a tenth after 10 observations without progress of one in ten thousand. */
        public static final Rules USUAL = new Rules(0.1, 10, 1e-4, 0);

        /** Validates. */
        public Rules {
            if (!(share > 0 && share < 1) || patience < 0 || !(threshold >= 0 && threshold < 1) || cooldown < 0) {
                throw new IllegalArgumentException(
                        "share must be in (0, 1), patience and cooldown at least 0, threshold in [0, 1), got " + share
                                + ", " + patience + ", " + cooldown + ", " + threshold);
            }
        }
    }

    /**
     * What it remembers, for a checkpoint.
     *
     * @param best the lowest metric seen
     * @param stalled observations without progress
     * @param cooldownLeft observations that do not count yet
     */
    public record State(double best, int stalled, int cooldownLeft) {}

    /**
     * One that has seen nothing.
     *
     * @param rules when and by how much
     */
    public Plateau(Rules rules) {
        this.rules = rules;
    }

    /**
     * Takes a metric in, the lower the better. One that is not a number is no progress.
     *
     * @param metric the value
     * @param nextUpdate 0-based index of the network's next update
     * @return the reduction to make now, or empty
     */
    public Optional<ScheduleChange> observe(double metric, long nextUpdate) {
        boolean progress = metric < state.best() - rules.threshold() * Math.abs(finiteOr0(state.best()));
        int cooldownLeft = Math.max(0, state.cooldownLeft() - 1);
        int stalled = progress || state.cooldownLeft() > 0 ? 0 : state.stalled() + 1;
        double best = progress ? metric : state.best();
        if (stalled <= rules.patience()) {
            state = new State(best, stalled, cooldownLeft);
            return Optional.empty();
        }
        state = new State(best, 0, rules.cooldown());
        return Optional.of(new ScheduleChange.Reduce(nextUpdate, rules.share()));
    }

    private static double finiteOr0(double number) {
        return Double.isFinite(number) ? number : 0;
    }

    /**
     * What it remembers.
     *
     * @return the state
     */
    public State state() {
        return state;
    }

    /**
     * Goes on from a checkpoint.
     *
     * @param remembered a {@link #state()}
     */
    public void restore(State remembered) {
        this.state = remembered;
    }
}
