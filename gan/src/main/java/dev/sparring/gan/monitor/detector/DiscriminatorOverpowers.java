package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.Evidence;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import java.util.Map;

/** The discriminator is right nearly always, and the samples are not like the data or stand still. */
final class DiscriminatorOverpowers extends Detector {

    private final Thresholds thresholds;

    DiscriminatorOverpowers(Thresholds thresholds) {
        super(
                DiagnosisKinds.DISCRIMINATOR_OVERPOWERS,
                PlayerRole.DISCRIMINATOR,
                5,
                "Lower the discriminator's learning rate or steps, warm it up longer, or raise the generator's rate.");
        this.thresholds = thresholds;
    }

    @Override
    public Severity severity(Signals signals) {
        boolean still = signals.get(SampleSignal.MOVED) < thresholds.stillness();
        boolean unlike = signals.get(SampleSignal.SHARE_LOST) > thresholds.shareLostPart()
                || signals.get(SampleSignal.PRECISION) < thresholds.precisionNone();
        if (!(signals.get(TrainingSignal.SEPARATION) >= thresholds.separationWon()) || !(still || unlike)) {
            return Severity.INFO;
        }
        return still ? Severity.CRITICAL : Severity.WARNING;
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("separation", signals.get(TrainingSignal.SEPARATION), thresholds.separationWon())
                .with("moved", signals.get(SampleSignal.MOVED), thresholds.stillness())
                .with("share_lost", signals.get(SampleSignal.SHARE_LOST), thresholds.shareLostPart())
                .with("precision", signals.get(SampleSignal.PRECISION), thresholds.precisionNone())
                .with("logit_gap", signals.get(TrainingSignal.LOGIT_GAP))
                .with("loss_gap", signals.get(TrainingSignal.LOSS_GAP))
                .with("real_sign", signals.get(TrainingSignal.REAL_SIGN))
                .all();
    }
}
