package dev.sparring.gan.monitor.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.UpdateMask;

/** Lets a network sit steps out for as long as it wins. Training thread only. */
final class StepSkipper {

    /** The most steps in a row that a network sits out. */
    private static final int MOST_SKIPPED = 9;

    /**
     * A discriminator that is right so often wins: Wu et al. 2016, "Learning a probabilistic latent space of object shapes via 3D
     * generative-adversarial modeling", NeurIPS, update it below 80 %.
     */
    private static final double WINS = 0.8;

    /** One that is right no more often than this is beaten. */
    private static final double BEATEN = 0.5;

    private UpdateMask turn = UpdateMask.BOTH;
    private long skipped;
    private int skippedInRow;
    private double separation;

    /** Nobody sits out from now on. */
    void release() {
        turn = UpdateMask.BOTH;
    }

    /** What follows is another run's. */
    void forget() {
        release();
        skippedInRow = 0;
    }

    /** Who learns where this one sits out. */
    static UpdateMask without(PlayerRole role) {
        return role == PlayerRole.GENERATOR ? UpdateMask.DISCRIMINATOR : UpdateMask.GENERATOR;
    }

    /** Who learns as long as somebody sits out. */
    UpdateMask turn() {
        return turn;
    }

    /** Lets one of them sit out. */
    void hold(PlayerRole role) {
        turn = without(role);
    }

    /** Who learns in the next step. */
    UpdateMask next() {
        boolean wins = (turn == UpdateMask.GENERATOR && separation > WINS)
                || (turn == UpdateMask.DISCRIMINATOR && separation < BEATEN);
        if (!wins || skippedInRow == MOST_SKIPPED) {
            skippedInRow = 0;
            return UpdateMask.BOTH;
        }
        skippedInRow++;
        skipped++;
        return turn;
    }

    /** Takes a step in. */
    void observe(StepMetrics step) {
        if (step.isJudged()) {
            separation = step.separation();
        }
    }

    /** Updates that were left out. */
    long skipped() {
        return skipped;
    }

    void write(ObjectNode node) {
        node.put("turn", turn.name())
                .put("skipped", skipped)
                .put("skippedInRow", skippedInRow)
                .put("separation", separation);
    }

    /** Goes on from what {@link #write} wrote. */
    void restore(JsonNode node) {
        turn = UpdateMask.valueOf(node.path("turn").asText(UpdateMask.BOTH.name()));
        skipped = node.path("skipped").asLong();
        skippedInRow = node.path("skippedInRow").asInt();
        separation = node.path("separation").asDouble();
    }
}
