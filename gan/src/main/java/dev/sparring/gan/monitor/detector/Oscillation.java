package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.Evidence;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import dev.sparring.gan.monitor.statistics.TrajectorySignal;
import java.util.Map;

/** Samples change places all the time: the players run in circles, and what is learned is lost again. */
final class Oscillation extends Detector {

    private final Thresholds thresholds;

    Oscillation(Thresholds thresholds) {
        super(
                DiagnosisKinds.OSCILLATION,
                PlayerRole.BOTH,
                4,
                "Lower both learning rates or let them decay, or keep an average of the generator (ema).");
        this.thresholds = thresholds;
    }

    @Override
    public Severity severity(Signals signals) {
        boolean restless = signals.get(SampleSignal.MOVED) > thresholds.restlessness()
                && signals.get(SampleSignal.DRIFT) > thresholds.drift();
        return restless || signals.get(SampleSignal.MOVED) > thresholds.remade() ? Severity.WARNING : Severity.INFO;
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("moved", signals.get(SampleSignal.MOVED), thresholds.restlessness())
                .with("drift", signals.get(SampleSignal.DRIFT), thresholds.drift())
                .with("loss_sign_changes", signals.get(TrainingSignal.LOSS_SIGN_CHANGES))
                .with("generator_turning", signals.get(TrajectorySignal.GENERATOR_TURNING))
                .with("discriminator_turning", signals.get(TrajectorySignal.DISCRIMINATOR_TURNING))
                .all();
    }
}
