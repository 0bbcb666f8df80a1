package dev.sparring.gan.balance;

import java.util.Map;

/** A network's gradient is many times what it was. */
final class ExplodingGradient extends Detector {

    /** Above this many times the threshold the run is hardly to be saved. */
    private static final double HOPELESS = 30;

    private final Thresholds thresholds;

    ExplodingGradient(Thresholds thresholds, Side network) {
        super(
                Verdicts.EXPLODING,
                network,
                2,
                "Lower this network's learning rate, warm it up longer, or set its clipNorm.");
        this.thresholds = thresholds;
    }

    private double times(Signals signals) {
        return network() == Side.GENERATOR
                ? signals.game().generatorGradientTimes()
                : signals.game().discriminatorGradientTimes();
    }

    @Override
    Severity look(Signals signals) {
        double times = times(signals);
        if (times <= thresholds.gradientExploded()) {
            return Severity.INFO;
        }
        return times > HOPELESS * thresholds.gradientExploded() ? Severity.CRITICAL : Severity.WARNING;
    }

    @Override
    Map<String, Object> evidence(Signals signals) {
        Motion motion = network() == Side.GENERATOR ? signals.generator() : signals.discriminator();
        return new Evidence()
                .with("times_history", times(signals), thresholds.gradientExploded())
                .with("fastest_layer", motion.fastestLayer())
                .all();
    }
}
