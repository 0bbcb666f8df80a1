package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.Evidence;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import java.util.Map;

/**
 * Samples cover less than the data: they lie close together, or whole parts of the data have none. Critical where nearly all
 * is lost, a warning where part of it is.
 */
final class ModeCollapse extends Detector {

    private static final double BALANCED = 0.75;
    /** Up to five times as fast is even: published GANs that work go so far. */
    private static final double EVEN = 0.7;

    private static final double FOLDED = 0.1;
    private static final double UNFOLDED = 0.8;

    private final Thresholds thresholds;

    ModeCollapse(Thresholds thresholds) {
        super(
                DiagnosisKinds.COLLAPSE,
                PlayerRole.GENERATOR,
                3,
                "Lower the generator's learning rate or warm it up longer; if it lasts, go back to an older checkpoint.");
        this.thresholds = thresholds;
    }

    /**
     * The network that is driven faster. Its own pace would not do: a generator that has collapsed stands still. If they are
     * even: a generator that is found out collapses because it is pushed, one that is not found out because it ran away.
     */
    @Override
    public PlayerRole dominantPlayer(Signals signals) {
        double lead = signals.get(TrainingSignal.LEAD);
        if (Math.abs(lead) > EVEN) {
            return lead > 0 ? PlayerRole.GENERATOR : PlayerRole.DISCRIMINATOR;
        }
        return signals.get(TrainingSignal.SEPARATION) > BALANCED ? PlayerRole.DISCRIMINATOR : PlayerRole.GENERATOR;
    }

    @Override
    public Severity severity(Signals signals) {
        double diversity = signals.get(SampleSignal.DIVERSITY);
        // Samples as diverse as never before, and not yet as the data, are still unfolding: this is youth.
        boolean unfolding = signals.age() < thresholds.youth()
                && diversity > FOLDED
                && diversity < UNFOLDED
                && diversity >= signals.get(SampleSignal.HIGHEST_DIVERSITY);
        if (unfolding || Divergence.hasLeft(signals, thresholds)) {
            return Severity.INFO;
        }
        if (total(signals)) {
            return Severity.CRITICAL;
        }
        return signals.get(SampleSignal.SHARE_LOST) > thresholds.shareLostPart() ? Severity.WARNING : Severity.INFO;
    }

    private boolean total(Signals signals) {
        return signals.get(SampleSignal.DIVERSITY) < thresholds.diversityLost()
                || signals.get(SampleSignal.SHARE_LOST) > thresholds.shareLostAll();
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("extent", total(signals) ? "total" : "partial")
                .with("share_lost", signals.get(SampleSignal.SHARE_LOST), thresholds.shareLostPart())
                .with("diversity", signals.get(SampleSignal.DIVERSITY), thresholds.diversityLost())
                .with("effective", signals.get(SampleSignal.EFFECTIVE))
                .with("precision", signals.get(SampleSignal.PRECISION))
                .with("recall", signals.get(SampleSignal.RECALL))
                .all();
    }
}
