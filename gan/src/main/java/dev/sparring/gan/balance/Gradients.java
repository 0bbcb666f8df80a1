package dev.sparring.gan.balance;

import java.util.LinkedHashMap;
import java.util.Map;

/** Detectors on the norms of the gradients, each relative to the run's own history, since scales differ by loss and network. */
final class Gradients {

    private Gradients() {}

    private static Map<String, Object> evidence(
            String first, double value, String second, double threshold, double third) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put(first, value);
        evidence.put(second, threshold);
        evidence.put("gradient_norm", third);
        return evidence;
    }

    /** The generator learns nothing any more: its gradient is a small share of what it was, while the discriminator wins. */
    record Vanishing() implements Detector {
        private static final double WARNING = 0.05;
        private static final double CRITICAL = 0.005;
        private static final double WINNING = 0.9;

        @Override
        public String kind() {
            return "vanishing-gradient";
        }

        @Override
        public Side network() {
            return Side.GENERATOR;
        }

        @Override
        public Severity look(Signals signals) {
            double share = signals.generatorGradient().shareOfPeak();
            if (share >= WARNING || signals.accuracy().recent() < WINNING) {
                return Severity.INFO;
            }
            return share < CRITICAL ? Severity.CRITICAL : Severity.WARNING;
        }

        @Override
        public Map<String, Object> evidence(Signals signals) {
            Map<String, Object> evidence = Gradients.evidence(
                    "share_of_peak",
                    signals.generatorGradient().shareOfPeak(),
                    "threshold",
                    WARNING,
                    signals.generatorGradient().recent());
            evidence.put("discriminator_accuracy", signals.accuracy().recent());
            return evidence;
        }

        @Override
        public String advice() {
            return "Use the non-saturating loss, lower the discriminator's learning rate or steps, or warm it up longer.";
        }

        @Override
        public int patience() {
            return 2;
        }
    }

    /**
     * A network's gradient is many times what it was.
     *
     * @param network whose
     */
    record Exploding(Side network) implements Detector {
        private static final double WARNING = 30;
        private static final double CRITICAL = 1000;

        @Override
        public String kind() {
            return "exploding-gradient";
        }

        private Trend trend(Signals signals) {
            return network == Side.GENERATOR ? signals.generatorGradient() : signals.discriminatorGradient();
        }

        @Override
        public Severity look(Signals signals) {
            double times = trend(signals).timesHistory();
            if (times <= WARNING) {
                return Severity.INFO;
            }
            return times > CRITICAL ? Severity.CRITICAL : Severity.WARNING;
        }

        @Override
        public Map<String, Object> evidence(Signals signals) {
            Trend trend = trend(signals);
            return Gradients.evidence("times_history", trend.timesHistory(), "threshold", WARNING, trend.recent());
        }

        @Override
        public String advice() {
            return "Lower this network's learning rate, warm it up longer, or set its clipNorm.";
        }

        @Override
        public int patience() {
            return 2;
        }
    }

    /** The discriminator is right nearly always and what it tells the generator shrinks. */
    record Overpowering() implements Detector {
        private static final double PINNED = 0.98;
        private static final double CERTAIN = 0.995;
        private static final double SHRUNK = 0.3;

        @Override
        public String kind() {
            return "discriminator-overpowers";
        }

        @Override
        public Side network() {
            return Side.DISCRIMINATOR;
        }

        @Override
        public Severity look(Signals signals) {
            double accuracy = signals.accuracy().recent();
            double share = signals.generatorGradient().shareOfPeak();
            if (accuracy < PINNED || share > SHRUNK) {
                return Severity.INFO;
            }
            return accuracy >= CERTAIN && share < SHRUNK / 10 ? Severity.CRITICAL : Severity.WARNING;
        }

        @Override
        public Map<String, Object> evidence(Signals signals) {
            Map<String, Object> evidence = new LinkedHashMap<>();
            evidence.put("discriminator_accuracy", signals.accuracy().recent());
            evidence.put("accuracy_threshold", PINNED);
            evidence.put(
                    "generator_gradient_share_of_peak",
                    signals.generatorGradient().shareOfPeak());
            evidence.put("share_threshold", SHRUNK);
            return evidence;
        }

        @Override
        public String advice() {
            return "Lower the discriminator's learning rate or steps, warm it up longer, or raise the generator's rate.";
        }

        @Override
        public int patience() {
            return 3;
        }
    }
}
