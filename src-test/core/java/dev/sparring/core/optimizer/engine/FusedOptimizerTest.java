package dev.sparring.core.optimizer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import java.util.Objects;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/** Adam in one pass over stretches against ND4J's own on whole vectors. */
class FusedOptimizerTest {

    /** 5,120 weights and 160 more parameters, so that stretches end within and between them; 80 running statistics. */
    private static Network network() {
        return Network.of(new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(128)
                        .nOut(40)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new BatchNormalization.Builder().nIn(40).nOut(40).build())
                .layer(new DenseLayer.Builder()
                        .nIn(40)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    }

    private static INDArray normal(SplittableRandom random, long length, double scale) {
        float[] numbers = new float[(int) length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (scale * random.nextGaussian());
        }
        return Nd4j.createFromArray(numbers);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0.999, 1e-8, 0", "0.5, 0.9, 1e-3, 0", "0, 0.99, 1e-8, 0.5", "0.5, 0.999, 1e-8, 1000"})
    void adamIsNd4jsAdam(double beta1, double beta2, double epsilon, double clipNorm) {
        Adam configuration = Adam.builder()
                .learningRate(0.01)
                .beta1(beta1)
                .beta2(beta2)
                .epsilon(epsilon)
                .build();
        try (Network network = network()) {
            Player player = Player.of(network, configuration, LearningRate.constant(0.01))
                    .clipNorm(clipNorm)
                    .build();
            long length = network.parameters().length();
            INDArray expected = network.parameters().dup();
            GradientUpdater<?> updater = configuration.instantiate(Nd4j.create(DataType.FLOAT, 1, 2 * length), true);
            SplittableRandom random = new SplittableRandom(7);
            for (int update = 0; update < 20; update++) {
                INDArray gradient = normal(random, length, 0.1);
                leaveStatisticsOut(network, gradient);
                network.gradients().assign(gradient);
                double norm = gradient.norm2Number().doubleValue();
                if (clipNorm > 0 && norm > clipNorm) {
                    gradient.muli(clipNorm / norm);
                }
                updater.applyUpdater(gradient, update, 0);
                double ratio = gradient.norm2Number().doubleValue() / network.norm(expected);
                expected.subi(gradient);

                UpdateStatistics done = player.update();
                assertThat(done.gradientNorm()).isCloseTo(norm, within(1e-4 * norm));
                assertThat(done.ratio()).isCloseTo(ratio, within(1e-3 * ratio));
                // In floats, and ND4J's powers of the betas are floats too.
                assertThat(network.parameters().sub(expected).amaxNumber().doubleValue())
                        .isLessThan(1e-6 * (update + 1));
            }
        }
    }

    private static void leaveStatisticsOut(Network network, INDArray vector) {
        INDArray kept = Nd4j.create(DataType.FLOAT, vector.shape());
        for (ParameterRange range : network.trainable()) {
            for (long i = range.from(); i < range.from() + range.length(); i++) {
                kept.putScalar(i, vector.getDouble(i));
            }
        }
        vector.assign(kept);
    }

    @Test
    void runningStatisticsAreNotTouchedWhateverStandsInTheirGradients() {
        try (Network network = network()) {
            Player player = Player.of(network, Adam.builder().build(), LearningRate.constant(0.1))
                    .build();
            network.gradients().assign(1);
            INDArray before = network.parameters().dup();
            player.update();
            INDArray moved = network.parameters().sub(before);
            assertThat(largest(network, moved, "1_mean")).isZero();
            assertThat(largest(network, moved, "1_gamma")).isCloseTo(0.1, within(1e-4));
        }
    }

    private static double largest(Network network, INDArray vector, String parameter) {
        return Objects.requireNonNull(network.parameterViews(vector).get(parameter))
                .amaxNumber()
                .doubleValue();
    }

    @Test
    void trainableRangesAndRunningStatisticsMakeUpTheVector() {
        try (Network network = network()) {
            assertThat(network.trainable())
                    .extracting(ParameterRange::name)
                    .containsExactly("0_W", "0_b", "1_gamma", "1_beta", "2_W", "2_b");
            long trained = network.trainable().stream()
                    .mapToLong(ParameterRange::length)
                    .sum();
            assertThat(network.parameters().length() - trained).isEqualTo(80);
        }
    }
}
