package dev.sparring.gan.balance;

import java.util.Map;

/** Samples change places all the time: the players run in circles, and what is learned is lost again. */
final class Oscillation extends Detector {

    private final Thresholds thresholds;

    Oscillation(Thresholds thresholds) {
        super(
                Verdicts.OSCILLATION,
                Side.BOTH,
                4,
                "Lower both learning rates or let them decay, or keep an average of the generator (ema).");
        this.thresholds = thresholds;
    }

    @Override
    Severity look(Signals signals) {
        Look look = signals.samples();
        boolean restless = look.moved() > thresholds.restlessness() && look.drift() > thresholds.drift();
        return restless || look.moved() > thresholds.remade() ? Severity.WARNING : Severity.INFO;
    }

    @Override
    Map<String, Object> evidence(Signals signals) {
        return new Evidence()
                .with("moved", signals.samples().moved(), thresholds.restlessness())
                .with("drift", signals.samples().drift(), thresholds.drift())
                .with("loss_sign_changes", signals.game().lossSignChanges())
                .with("generator_turning", signals.generator().turning())
                .with("discriminator_turning", signals.discriminator().turning())
                .all();
    }
}
