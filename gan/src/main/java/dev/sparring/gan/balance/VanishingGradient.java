package dev.sparring.gan.balance;

import java.util.Map;

/** The generator learns nothing any more: its gradient is a small part of what it was, while the discriminator wins. */
final class VanishingGradient extends Detector {

    private static final double WINNING = 0.9;
    /** Below this part of the threshold nothing will come back by itself. */
    private static final double GONE = 0.1;

    private final Thresholds thresholds;

    VanishingGradient(Thresholds thresholds) {
        super(
                Verdicts.VANISHING,
                Side.GENERATOR,
                2,
                "Use the non-saturating loss, lower the discriminator's learning rate or steps, or warm it up longer.");
        this.thresholds = thresholds;
    }

    @Override
    Side winner(Signals signals) {
        return Side.DISCRIMINATOR;
    }

    @Override
    Severity look(Signals signals) {
        double share = signals.game().generatorGradientShare();
        if (share >= thresholds.gradientVanished() || signals.game().separation() < WINNING) {
            return Severity.INFO;
        }
        return share < GONE * thresholds.gradientVanished() ? Severity.CRITICAL : Severity.WARNING;
    }

    @Override
    Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with(
                        "generator_gradient_share",
                        signals.game().generatorGradientShare(),
                        thresholds.gradientVanished())
                .with("sample_gradient_share", signals.game().sampleGradientShare())
                .with("separation", signals.game().separation(), WINNING)
                .with("moved", signals.samples().moved())
                .with("slowest_layer", signals.generator().slowestLayer())
                .all();
    }
}
