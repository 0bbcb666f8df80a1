package dev.sparring.gan.balance;

import java.util.Map;

/** The discriminator is right nearly always, and the samples are not like the data or stand still. */
final class DiscriminatorOverpowers extends Detector {

    private final Thresholds thresholds;

    DiscriminatorOverpowers(Thresholds thresholds) {
        super(
                Verdicts.DISCRIMINATOR_OVERPOWERS,
                Side.DISCRIMINATOR,
                5,
                "Lower the discriminator's learning rate or steps, warm it up longer, or raise the generator's rate.");
        this.thresholds = thresholds;
    }

    @Override
    Severity look(Signals signals) {
        Look look = signals.samples();
        boolean still = look.moved() < thresholds.stillness();
        boolean unlike = look.shareLost() > thresholds.shareLostPart()
                || look.overlap().precision() < thresholds.precisionNone();
        if (signals.game().separation() < thresholds.separationWon() || !(still || unlike)) {
            return Severity.INFO;
        }
        return still ? Severity.CRITICAL : Severity.WARNING;
    }

    @Override
    Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("separation", signals.game().separation(), thresholds.separationWon())
                .with("moved", signals.samples().moved(), thresholds.stillness())
                .with("share_lost", signals.samples().shareLost(), thresholds.shareLostPart())
                .with("precision", signals.samples().overlap().precision(), thresholds.precisionNone())
                .with("logit_gap", signals.game().logitGap())
                .with("loss_gap", signals.game().lossGap())
                .with("real_sign", signals.game().realSign())
                .all();
    }
}
