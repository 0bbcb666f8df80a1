package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.Evidence;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import dev.sparring.gan.monitor.statistics.TrajectorySignal;
import java.util.Map;

/** A network's gradient is many times what it was. */
final class ExplodingGradient extends Detector {

    /** Above this many times the threshold the run is hardly to be saved. */
    private static final double HOPELESS = 30;

    private final Thresholds thresholds;

    ExplodingGradient(Thresholds thresholds, PlayerRole network) {
        super(
                DiagnosisKinds.EXPLODING,
                network,
                2,
                "Lower this network's learning rate, warm it up longer, or set its clipNorm.");
        this.thresholds = thresholds;
    }

    private double times(Signals signals) {
        return signals.get(
                network() == PlayerRole.GENERATOR
                        ? TrainingSignal.GENERATOR_GRADIENT_TIMES
                        : TrainingSignal.DISCRIMINATOR_GRADIENT_TIMES);
    }

    @Override
    public Severity severity(Signals signals) {
        double times = times(signals);
        if (times <= thresholds.gradientExploded()) {
            return Severity.INFO;
        }
        return times > HOPELESS * thresholds.gradientExploded() ? Severity.CRITICAL : Severity.WARNING;
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("times_history", times(signals), thresholds.gradientExploded())
                .with(
                        "fastest_layer",
                        signals.get(
                                network() == PlayerRole.GENERATOR
                                        ? TrajectorySignal.GENERATOR_FASTEST_LAYER
                                        : TrajectorySignal.DISCRIMINATOR_FASTEST_LAYER))
                .all();
    }
}
