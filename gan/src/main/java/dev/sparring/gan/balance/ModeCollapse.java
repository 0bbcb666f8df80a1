package dev.sparring.gan.balance;

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
                Verdicts.COLLAPSE,
                Side.GENERATOR,
                3,
                "Lower the generator's learning rate or warm it up longer; if it lasts, go back to an older checkpoint.");
        this.thresholds = thresholds;
    }

    /**
     * The network that is driven faster. Its own pace would not do: a generator that has collapsed stands still. If they are
     * even: a generator that is found out collapses because it is pushed, one that is not found out because it ran away.
     */
    @Override
    Side winner(Signals signals) {
        double lead = signals.game().lead();
        if (Math.abs(lead) > EVEN) {
            return lead > 0 ? Side.GENERATOR : Side.DISCRIMINATOR;
        }
        return signals.game().separation() > BALANCED ? Side.DISCRIMINATOR : Side.GENERATOR;
    }

    @Override
    Severity look(Signals signals) {
        double diversity = signals.samples().diversity();
        // Samples as diverse as never before, and not yet as the data, are still unfolding: this is youth.
        boolean unfolding = signals.age() < thresholds.youth()
                && diversity > FOLDED
                && diversity < UNFOLDED
                && diversity >= signals.highestDiversity();
        if (unfolding || Divergence.hasLeft(signals.samples(), thresholds)) {
            return Severity.INFO;
        }
        if (total(signals.samples())) {
            return Severity.CRITICAL;
        }
        return signals.samples().shareLost() > thresholds.shareLostPart() ? Severity.WARNING : Severity.INFO;
    }

    private boolean total(Look look) {
        return look.diversity() < thresholds.diversityLost() || look.shareLost() > thresholds.shareLostAll();
    }

    @Override
    Map<String, Object> evidence(Signals signals) {
        Look look = signals.samples();
        return new Evidence()
                .with("extent", total(look) ? "total" : "partial")
                .with("share_lost", look.shareLost(), thresholds.shareLostPart())
                .with("diversity", look.diversity(), thresholds.diversityLost())
                .with("effective", look.effective())
                .with("precision", look.overlap().precision())
                .with("recall", look.overlap().recall())
                .all();
    }
}
