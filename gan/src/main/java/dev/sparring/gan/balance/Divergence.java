package dev.sparring.gan.balance;

import java.util.Map;

/**
 * Samples have left the data behind: their spread is many times the data's, or they move by many times that from look to look,
 * all on one spot perhaps. Figures that are not finite are found at once.
 */
final class Divergence extends Detector {

    private final Thresholds thresholds;

    Divergence(Thresholds thresholds) {
        super(
                Verdicts.DIVERGENCE,
                Side.BOTH,
                3,
                "Lower the learning rates, warm both networks up, or choose a loss that needs no Lipschitz critic.");
        this.thresholds = thresholds;
    }

    @Override
    Severity look(Signals signals) {
        return hasLeft(signals.samples(), thresholds) ? Severity.CRITICAL : Severity.INFO;
    }

    /** Whether samples are, or were at the look before, far outside the data. */
    static boolean hasLeft(Look look, Thresholds thresholds) {
        return look.diversity() > thresholds.diversityFar() || look.moved() > thresholds.diversityFar();
    }

    @Override
    Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("diversity", signals.samples().diversity(), thresholds.diversityFar())
                .with("moved", signals.samples().moved(), thresholds.diversityFar())
                .with("loss_gap", signals.game().lossGap())
                .with("logit_gap", signals.game().logitGap())
                .all();
    }
}
