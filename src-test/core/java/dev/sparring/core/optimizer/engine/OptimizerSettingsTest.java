package dev.sparring.core.optimizer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sparring.core.optimizer.AdaBelief;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.optimizer.AdamW;
import dev.sparring.core.optimizer.AmsGradOptimizer;
import dev.sparring.core.optimizer.ExtraAdam;
import dev.sparring.core.optimizer.Lamb;
import dev.sparring.core.optimizer.Lion;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.core.optimizer.OptimisticAdam;
import dev.sparring.core.optimizer.RAdam;
import dev.sparring.core.optimizer.RmsPropOptimizer;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.core.optimizer.Vectors;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

class OptimizerSettingsTest {

    private static final LearningRate RATE = LearningRate.constant(0.1).withWarmup(new Warmup.Linear(3));

    /** All optimizers, none with an option at its default. */
    static Stream<OptimizerSettings<?>> all() {
        return Stream.of(
                new RAdam(0.5, 0.99, 1e-6, 4, RAdam.Below.SKIP),
                new RAdam(0.5, 0.9, 1e-6, 4.5, RAdam.Below.MOMENTUM),
                new AdamW(0.5, 0.99, 1e-6, 0.05),
                new Lion(0.8, 0.95, 0.1),
                new Lamb(0.8, 0.9, 1e-5, 0.1),
                new AdaBelief(0.5, 0.99, 1e-12),
                new OptimisticAdam(0.1, 0.99, 1e-6),
                new ExtraAdam(0.1, 0.99, 1e-6),
                new AdamOptimizer(0.5, 0.99, 1e-6),
                new AmsGradOptimizer(0.5, 0.99, 1e-6),
                new RmsPropOptimizer(0.9, 1e-6),
                new SgdOptimizer(0.8, false),
                new SgdOptimizer(0.8, true),
                new Lookahead(Adam.builder().beta1(0.5).build(), 3, 0.7),
                new Lookahead(new SgdOptimizer(), 3, 0.7),
                new Lookahead(new Lamb(0.8, 0.9, 1e-5, 0.1), 2, 0.7),
                new Lookahead(new ExtraAdam(), 4, 0.7));
    }

    private static IUpdater throughJson(IUpdater optimizer) {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .updater(optimizer)
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(2).build())
                .build();
        MultiLayerConfiguration restored = MultiLayerConfiguration.fromJson(definition.toJson());
        return ((DenseLayer) restored.getConf(0).getLayer()).getIUpdater();
    }

    @ParameterizedTest
    @MethodSource("all")
    void dl4jsJsonBringsBackAnEqualOptimizer(OptimizerSettings<?> optimizer) {
        for (IUpdater original :
                new IUpdater[] {optimizer, optimizer.withLearningRate(0.3), optimizer.withSchedule(RATE)}) {
            IUpdater restored = throughJson(original);
            assertThat(restored)
                    .isEqualTo(original)
                    .hasSameHashCodeAs(original)
                    .hasToString(original.toString())
                    .isNotSameAs(original);
            for (int t = 0; t < 5; t++) {
                assertThat(restored.getLearningRate(t, 0)).isEqualTo(original.getLearningRate(t, 0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatJsonBringsBackGoesTheSameWay(IUpdater optimizer) {
        SplittableRandom random = new SplittableRandom(23);
        try (Vectors original = new Vectors(optimizer, RATE, 1, -2);
                Vectors restored = new Vectors(throughJson(optimizer), RATE, 1, -2)) {
            for (int t = 0; t < 12; t++) {
                double[] gradient = {random.nextGaussian(), random.nextGaussian()};
                assertThat(restored.update(gradient)).containsExactly(original.update(gradient));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void equalityIsByValue(OptimizerSettings<?> optimizer) {
        assertThat(optimizer.clone())
                .isEqualTo(optimizer)
                .hasSameHashCodeAs(optimizer)
                .isNotSameAs(optimizer);
        assertThat(optimizer.withLearningRate(0.3)).isNotEqualTo(optimizer);
        assertThat(optimizer.withSchedule(RATE)).isNotEqualTo(optimizer).isEqualTo(optimizer.withSchedule(RATE));
        assertThat(all().filter(optimizer::equals)).hasSize(1);
        assertThat(optimizer.getLearningRate(0, 0)).isEqualTo(1e-3);
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of(new AdamOptimizer(), 2),
                Arguments.of(new AmsGradOptimizer(), 3),
                Arguments.of(new RmsPropOptimizer(), 1),
                Arguments.of(new SgdOptimizer(), 0),
                Arguments.of(new SgdOptimizer(0.9, true), 1),
                Arguments.of(new RAdam(), 2),
                Arguments.of(new AdamW(), 2),
                Arguments.of(new Lion(), 1),
                Arguments.of(new Lamb(), 2),
                Arguments.of(new AdaBelief(), 2),
                Arguments.of(new OptimisticAdam(), 2),
                Arguments.of(new ExtraAdam(), 3),
                Arguments.of(new Lookahead(), 3),
                Arguments.of(new Lookahead(new Lion()), 2));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theStateIsSoManyCopiesOfTheParameters(IUpdater optimizer, long copies) {
        assertThat(optimizer.stateSize(3_000_000_000L)).isEqualTo(copies * 3_000_000_000L);
    }

    static Stream<Arguments> illegal() {
        return Stream.of(
                refused(() -> new AdamOptimizer(1, 0.9, 1e-8), "beta1 must be in [0, 1), got 1.0"),
                refused(() -> new AmsGradOptimizer(0.9, 0.9, 0), "epsilon must be in [1e-30, 1], got 0.0"),
                refused(() -> new RmsPropOptimizer(-0.1, 1e-8), "decay must be in [0, 1), got -0.1"),
                refused(() -> new SgdOptimizer(1, true), "momentum must be in [0, 1), got 1.0"),
                refused(() -> new RAdam(1, 0.9, 1e-8, 5, RAdam.Below.SKIP), "beta1 must be in [0, 1), got 1.0"),
                refused(() -> new RAdam(0.9, -0.1, 1e-8, 5, RAdam.Below.SKIP), "beta2 must be in [0, 1), got -0.1"),
                refused(() -> new RAdam(0.9, 0.9, 1e-8, 3, RAdam.Below.SKIP), "threshold must be at least 4, got 3.0"),
                refused(() -> new RAdam(0.9, 0.6, 1e-8, 4, RAdam.Below.SKIP), "beta2 must be above 0.6"),
                refused(() -> new RAdam(0.9, 0.66, 1e-8, 5, RAdam.Below.SKIP), "longer than threshold 5.0, got 0.66"),
                refused(() -> new AdamW(0.9, 0.9, 0, 0), "epsilon must be in [1e-30, 1], got 0.0"),
                refused(() -> new AdamW(0.9, 0.9, 1e-8, Double.NaN), "weightDecay must be in [0, 1], got NaN"),
                refused(() -> new Lion(0.9, 1.5, 0), "beta2 must be in [0, 1), got 1.5"),
                refused(() -> new Lion(0.9, 0.9, -1), "weightDecay must be in [0, 1], got -1.0"),
                refused(() -> new Lamb(0.9, 0.9, 2, 0), "epsilon must be in [1e-30, 1], got 2.0"),
                refused(() -> new AdaBelief(0, 0.9, 1e-8), "beta1 must be in (0, 1), got 0.0"),
                refused(() -> new OptimisticAdam(0, Double.NaN, 1e-8), "beta2 must be in [0, 1), got NaN"),
                refused(() -> new ExtraAdam(-1, 0.9, 1e-8), "beta1 must be in [0, 1), got -1.0"),
                refused(() -> new Lookahead(new Sgd()), "inner must be Adam or an optimizer of this package"),
                refused(() -> new Lookahead(new Lookahead()), "other than Lookahead"),
                refused(() -> new Lookahead(new Adam(), 0, 0.5), "k must be at least 1, got 0"),
                refused(() -> new Lookahead(new ExtraAdam(), 5, 0.5), "k must be even around ExtraAdam"),
                refused(() -> new Lookahead(new Adam(), 5, 0), "alpha must be in (0, 1], got 0.0"),
                refused(() -> new Lion().withLearningRate(-1), "learningRate must be finite and at least 0, got -1.0"),
                refused(() -> new Lion().withLearningRate(Double.NaN), "got NaN"));
    }

    private static Arguments refused(Supplier<IUpdater> making, String message) {
        return Arguments.of(making, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("illegal")
    void illegalValuesAreRefused(Supplier<IUpdater> making, String message) {
        assertThatIllegalArgumentException().isThrownBy(making::get).withMessageContaining(message);
    }

    @Test
    void illegalValuesInJsonAreRefused() {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .updater(new Lion(0.8125, 0.9, 0))
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(2).build())
                .build();
        String json = definition.toJson();
        assertThat(json).contains("0.8125");
        assertThat(catchThrowable(() -> MultiLayerConfiguration.fromJson(json.replace("0.8125", "8.125"))))
                .hasStackTraceContaining("beta1 must be in [0, 1), got 8.125");
    }
}
