package dev.sparring.gan.balance;

import java.util.Map;

/** The discriminator does worse than by guessing, while the samples are not like the data: it is too slow for the generator. */
final class GeneratorOverpowers extends Detector {

    private static final double BEATEN = 0.5;

    private final Thresholds thresholds;

    GeneratorOverpowers(Thresholds thresholds) {
        super(
                Verdicts.GENERATOR_OVERPOWERS,
                Side.GENERATOR,
                3,
                "Lower the generator's learning rate, or raise the discriminator's learning rate or steps.");
        this.thresholds = thresholds;
    }

    @Override
    Severity look(Signals signals) {
        boolean fooled = signals.game().separation() < BEATEN && signals.game().lossGap() > thresholds.lossFooled();
        boolean unlike = signals.samples().shareLost() > thresholds.shareLostPart();
        return fooled && unlike ? Severity.WARNING : Severity.INFO;
    }

    @Override
    Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("separation", signals.game().separation(), BEATEN)
                .with("loss_gap", signals.game().lossGap(), thresholds.lossFooled())
                .with("share_lost", signals.samples().shareLost(), thresholds.shareLostPart())
                .all();
    }
}
