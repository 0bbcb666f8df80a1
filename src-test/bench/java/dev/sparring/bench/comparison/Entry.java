package dev.sparring.bench.comparison;

import dev.sparring.bench.game.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One system in one case: how many steps make a round, and the rounds so far. Mutable. */
final class Entry {

    private static final int FEWEST_STEPS = 5;
    private static final double ROUND_MILLISECONDS = 2000;
    private static final double WARM_UP_MILLISECONDS = 3000;

    private final Case game;
    private final SystemUnderTest contestant;
    private final int steps;
    private final List<Double> rounds = new ArrayList<>();

    private Entry(Case game, SystemUnderTest contestant, int steps) {
        this.game = game;
        this.contestant = contestant;
        this.steps = steps;
    }

    /** Plays until caches, workspaces and compiled code are there, and sizes the rounds by the time that takes. */
    static Entry warmedUp(Case game, SystemUnderTest contestant) throws IOException {
        double cold = contestant.time(game, FEWEST_STEPS);
        double warm = contestant.time(game, steps(WARM_UP_MILLISECONDS, cold));
        return new Entry(game, contestant, steps(ROUND_MILLISECONDS, warm));
    }

    private static int steps(double milliseconds, double perStep) {
        return Math.max(FEWEST_STEPS, (int) Math.ceil(milliseconds / perStep));
    }

    Case game() {
        return game;
    }

    void playRound() throws IOException {
        rounds.add(contestant.time(game, steps));
    }

    Figures.OfSystem figures() {
        double[] sorted =
                rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Figures.OfSystem(
                contestant.system(),
                contestant.threads(),
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
