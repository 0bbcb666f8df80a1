package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.Evidence;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import java.util.Map;

/**
 * Samples have left the data behind: their spread is many times the data's, or they move by many times that from check to check,
 * all on one spot perhaps. Figures that are not finite are found at once.
 */
final class Divergence extends Detector {

    private final Thresholds thresholds;

    Divergence(Thresholds thresholds) {
        super(
                DiagnosisKinds.DIVERGENCE,
                PlayerRole.BOTH,
                3,
                "Lower the learning rates, warm both networks up, or choose a loss that needs no Lipschitz critic.");
        this.thresholds = thresholds;
    }

    @Override
    public Severity severity(Signals signals) {
        return hasLeft(signals, thresholds) ? Severity.CRITICAL : Severity.INFO;
    }

    /** Whether samples are, or were at the check before, far outside the data. */
    static boolean hasLeft(Signals signals, Thresholds thresholds) {
        return signals.get(SampleSignal.DIVERSITY) > thresholds.diversityFar()
                || signals.get(SampleSignal.MOVED) > thresholds.diversityFar();
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("diversity", signals.get(SampleSignal.DIVERSITY), thresholds.diversityFar())
                .with("moved", signals.get(SampleSignal.MOVED), thresholds.diversityFar())
                .with("loss_gap", signals.get(TrainingSignal.LOSS_GAP))
                .with("logit_gap", signals.get(TrainingSignal.LOGIT_GAP))
                .all();
    }
}
