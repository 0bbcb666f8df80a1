package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.Evidence;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import dev.sparring.gan.monitor.statistics.TrajectorySignal;
import java.util.Map;

/** The generator learns nothing any more: its gradient is a small part of what it was, while the discriminator wins. */
final class VanishingGradient extends Detector {

    private static final double WINNING = 0.9;
    /** Below this part of the threshold nothing will come back by itself. */
    private static final double GONE = 0.1;

    private final Thresholds thresholds;

    VanishingGradient(Thresholds thresholds) {
        super(
                DiagnosisKinds.VANISHING,
                PlayerRole.GENERATOR,
                2,
                "Use the non-saturating loss, lower the discriminator's learning rate or steps, or warm it up longer.");
        this.thresholds = thresholds;
    }

    @Override
    public PlayerRole dominantPlayer(Signals signals) {
        return PlayerRole.DISCRIMINATOR;
    }

    @Override
    public Severity severity(Signals signals) {
        double share = signals.get(TrainingSignal.GENERATOR_GRADIENT_SHARE);
        if (share >= thresholds.gradientVanished() || !(signals.get(TrainingSignal.SEPARATION) >= WINNING)) {
            return Severity.INFO;
        }
        return share < GONE * thresholds.gradientVanished() ? Severity.CRITICAL : Severity.WARNING;
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with(
                        "generator_gradient_share",
                        signals.get(TrainingSignal.GENERATOR_GRADIENT_SHARE),
                        thresholds.gradientVanished())
                .with("sample_gradient_share", signals.get(TrainingSignal.SAMPLE_GRADIENT_SHARE))
                .with("separation", signals.get(TrainingSignal.SEPARATION), WINNING)
                .with("moved", signals.get(SampleSignal.MOVED))
                .with("slowest_layer", signals.get(TrajectorySignal.GENERATOR_SLOWEST_LAYER))
                .all();
    }
}
