package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.Evidence;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import java.util.Map;

/** The discriminator does worse than by guessing, while the samples are not like the data: it is too slow for the generator. */
final class GeneratorOverpowers extends Detector {

    private static final double BEATEN = 0.5;

    private final Thresholds thresholds;

    GeneratorOverpowers(Thresholds thresholds) {
        super(
                DiagnosisKinds.GENERATOR_OVERPOWERS,
                PlayerRole.GENERATOR,
                3,
                "Lower the generator's learning rate, or raise the discriminator's learning rate or steps.");
        this.thresholds = thresholds;
    }

    @Override
    public Severity severity(Signals signals) {
        boolean fooled = signals.get(TrainingSignal.SEPARATION) < BEATEN
                && signals.get(TrainingSignal.LOSS_GAP) > thresholds.lossFooled();
        boolean unlike = signals.get(SampleSignal.SHARE_LOST) > thresholds.shareLostPart();
        return fooled && unlike ? Severity.WARNING : Severity.INFO;
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("separation", signals.get(TrainingSignal.SEPARATION), BEATEN)
                .with("loss_gap", signals.get(TrainingSignal.LOSS_GAP), thresholds.lossFooled())
                .with("share_lost", signals.get(SampleSignal.SHARE_LOST), thresholds.shareLostPart())
                .all();
    }
}
