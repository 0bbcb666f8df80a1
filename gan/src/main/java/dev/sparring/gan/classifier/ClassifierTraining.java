package dev.sparring.gan.classifier;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.random.RandomStream;
import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.loss.SoftmaxCrossEntropy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * How a classifier learns: Adam at 0.002 on batches of 64, a linear warmup over a twentieth of the steps, then a cosine decay
 * to 0. The same data, seed and number of threads give the same classifier.
 *
 * @param steps updates, in [1, 1000000]
 * @param seed of the first parameters and the order of the images
 */
public record ClassifierTraining(long steps, long seed) {

    /** Images in a batch. */
    public static final int BATCH = 64;

    /** The most steps there can be. */
    public static final long MOST_STEPS = 1_000_000;

    private static final double RATE = 2e-3;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the steps are out of their range
     */
    public ClassifierTraining {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("steps must be in [1, " + MOST_STEPS + "], got " + steps);
        }
    }

    /** Is told how training goes, on the training thread. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A step is done.
         *
         * @param step how many are, at least 1
         * @param loss the mean cross-entropy of its batch, in nats
         */
        void stepped(long step, double loss);
    }

    /**
     * A trained classifier.
     *
     * @param classifier it, to be closed by the caller
     * @param accuracy share of the held-out images whose label it finds, in [0, 1]
     */
    public record Result(Classifier classifier, double accuracy) {}

    /**
     * Trains from the start, on the thread that calls.
     *
     * @param data what to learn
     * @param listener is told after every step
     * @return the classifier, and how well it does
     * @throws IllegalArgumentException if the images' shape is none that a classifier takes
     */
    public Result train(LabelledData data, Listener listener) {
        Classifier classifier = Classifier.untrained(
                data.training().shape(), data.labels(), new RandomStream(seed, "classifier-parameters").wordAt(0));
        boolean trained = false;
        try {
            learn(classifier, new DataLoader(data.training(), BATCH, seed), listener);
            Result result = new Result(classifier, data.accuracy(classifier));
            trained = true;
            return result;
        } finally {
            if (!trained) {
                classifier.close();
            }
        }
    }

    private void learn(Classifier classifier, DataLoader loader, Listener listener) {
        long warmup = Math.max(1, steps / 20);
        LearningRate rate = LearningRate.constant(RATE)
                .withWarmup(new Warmup.Linear(warmup))
                .withDecay(new Decay.Cosine(Math.max(1, steps - warmup), 0));
        Network network = classifier.network();
        Player player = Player.of(network, new Adam(), rate).build();
        int classes = classifier.labels().count();
        float[] samples = new float[BATCH * classifier.shape().length()];
        float[] gradient = new float[BATCH * classes];
        int[] labels = new int[BATCH];
        try (INDArray input = Floats.array(classifier.shape().batch(BATCH));
                INDArray error = Floats.array(BATCH, classes)) {
            for (long step = 1; step <= steps; step++) {
                loader.next(samples, labels);
                Floats.fill(input, samples);
                network.clearGradients();
                float[] logits = Floats.numbers(network.forward(input, true));
                double loss = SoftmaxCrossEntropy.of(logits, labels, gradient);
                Floats.fill(error, gradient);
                network.backwardToParameters(error);
                player.update();
                listener.stepped(step, loss);
            }
        }
    }
}
