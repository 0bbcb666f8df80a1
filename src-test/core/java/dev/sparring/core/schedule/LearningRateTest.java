package dev.sparring.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

class LearningRateTest {

    static Stream<LearningRate> all() {
        return WarmupTest.rising()
                .flatMap(warmup -> DecayTest.all().map(decay -> new LearningRate(2e-4, warmup, decay)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDecayBeginsWhereTheWarmupEnds(LearningRate rate) {
        long w = rate.warmup().updates();
        assertThat(rate.rate(w)).isCloseTo(2e-4 * rate.warmup().factor(w), within(1e-18));
        assertThat(rate.rate(w + 7))
                .isCloseTo(2e-4 * rate.warmup().factor(w + 7) * rate.decay().factor(7), within(1e-18));
    }

    @ParameterizedTest
    @MethodSource("all")
    void noRateIsNegativeOrAboveThePeak(LearningRate rate) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            assertThat(rate.rate(random.nextInt(Integer.MAX_VALUE))).isBetween(0.0, rate.peak());
            assertThat(rate.rate(random.nextInt(200))).isBetween(0.0, rate.peak());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void dl4jsJsonBringsBackAnEqualSchedule(LearningRate rate) {
        MultiLayerConfiguration restored =
                MultiLayerConfiguration.fromJson(network(rate).toJson());
        ISchedule schedule =
                ((Adam) ((DenseLayer) restored.getConf(0).getLayer()).getIUpdater()).getLearningRateSchedule();
        assertThat(schedule).isEqualTo(rate).hasSameHashCodeAs(rate);
        for (int t = 0; t < 120; t++) {
            assertThat(schedule.valueAt(t, 3)).isEqualTo(rate.rate(t));
        }
    }

    private static MultiLayerConfiguration network(LearningRate rate) {
        return new NeuralNetConfiguration.Builder()
                .updater(new Adam(rate))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.RELU)
                        .build())
                .build();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCloneIsEqual(LearningRate rate) {
        assertThat(rate.clone()).isEqualTo(rate);
    }

    @Test
    void previewIsTheFirstRates() {
        LearningRate rate =
                LearningRate.constant(1).withWarmup(new Warmup.Linear(4)).withDecay(new Decay.Linear(2, 0));
        assertThat(rate.preview(8)).containsExactly(0.25, 0.5, 0.75, 1, 1, 0.5, 0, 0);
        assertThat(rate.preview(0)).isEmpty();
    }

    @Test
    void twoNetworksSchedulesShareNothing() {
        LearningRate generator = LearningRate.constant(1e-3).withWarmup(new Warmup.Linear(10));
        LearningRate discriminator = LearningRate.constant(1e-3).withWarmup(new Warmup.Linear(10));
        double before = discriminator.rate(2);
        List.of(0, 1, 2, 3, 4).forEach(generator::rate);
        assertThat(discriminator.rate(2)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void anIllegalBaseIsRefused(double base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.constant(base))
                .withMessageContaining("base must be finite and above 0");
    }
}
