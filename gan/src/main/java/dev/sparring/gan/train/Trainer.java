package dev.sparring.gan.train;

import dev.sparring.core.optimizer.engine.UpdateStatistics;
import dev.sparring.core.player.Player;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Plays the steps of an adversarial training and keeps count: who sits out, what each player's update did, how many samples were
 * seen. Where the state is the players', the loaders' positions, the step's own and these counts, all of which can be restored, a
 * step is a pure function of it.
 *
 * <p>One thread, the networks'.
 *
 * <pre>{@code
 * Trainer trainer = new Trainer(step);
 * for (int i = 0; i < 6000; i++) {
 *     StepMetrics metrics = trainer.trainStep();
 * }
 * }</pre>
 */
public final class Trainer {

    private final AdversarialStep game;
    private final Players players;
    private long step;
    private long images;

    /**
     * A trainer at step 0.
     *
     * @param game what a step is
     */
    public Trainer(AdversarialStep game) {
        this.game = Objects.requireNonNull(game, "game");
        this.players = Objects.requireNonNull(game.players(), "players");
    }

    /**
     * What a step is.
     *
     * @return as it was given
     */
    public AdversarialStep game() {
        return game;
    }

    /**
     * Who plays.
     *
     * @return all players
     */
    public Players players() {
        return players;
    }

    /**
     * The generator, or who plays its part.
     *
     * @return the first of the duel
     */
    public Player generator() {
        return players.generator();
    }

    /**
     * The discriminator, or who plays its part.
     *
     * @return the second of the duel
     */
    public Player discriminator() {
        return players.discriminator();
    }

    /**
     * Completed steps.
     *
     * @return at least 0
     */
    public long step() {
        return step;
    }

    /**
     * Real samples that were learned from.
     *
     * @return at least 0
     */
    public long images() {
        return images;
    }

    /**
     * Sets the counters of what was restored; players, loaders and the step's own state are restored by themselves.
     *
     * @param steps completed steps, at least 0
     * @param seen real samples that were learned from, at least 0
     */
    public void restore(long steps, long seen) {
        this.step = steps;
        this.images = seen;
    }

    /**
     * Plays one step in which all learn.
     *
     * @return what it did
     */
    public StepMetrics trainStep() {
        return trainStep(UpdateMask.BOTH);
    }

    /**
     * Plays one step.
     *
     * @param turn who of the duel learns
     * @return what it did
     * @throws IllegalStateException if the step does not report a player's loss
     */
    public StepMetrics trainStep(UpdateMask turn) {
        generator().freeze(turn == UpdateMask.DISCRIMINATOR);
        discriminator().freeze(turn == UpdateMask.GENERATOR);
        StepReport report;
        try {
            report = game.play(step);
        } finally {
            generator().freeze(false);
            discriminator().freeze(false);
        }
        report.requireOnly(players.all().keySet());
        step++;
        images += report.samples();
        return metrics(report);
    }

    private StepMetrics metrics(StepReport report) {
        LogitBatch logits = report.logits();
        Map<String, PlayerMetrics> others = new LinkedHashMap<>();
        players.all().forEach((name, player) -> {
            if (player != generator() && player != discriminator()) {
                others.put(name, side(player, report.loss(name)));
            }
        });
        return new StepMetrics(
                step,
                images,
                side(generator(), report.loss(players.generatorName())),
                side(discriminator(), report.loss(players.discriminatorName())),
                logits.realMean(),
                logits.fakeMean(),
                logits.realAccuracy(),
                logits.fakeAccuracy(),
                logits.separation(),
                report.sampleGradientNorm(),
                report.penalty(),
                report.inputGradientNorm(),
                others,
                report.figures());
    }

    private static PlayerMetrics side(Player player, double loss) {
        UpdateStatistics last = player.last();
        return new PlayerMetrics(player.updates(), last.learningRate(), loss, last.gradientNorm(), last.ratio());
    }
}
