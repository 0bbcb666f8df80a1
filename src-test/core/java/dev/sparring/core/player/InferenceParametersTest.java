package dev.sparring.core.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.optimizer.AdamW;
import dev.sparring.core.optimizer.ExtraAdam;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.core.optimizer.Vectors;
import dev.sparring.core.schedule.LearningRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Which parameters a network is to be used with while an optimizer has taken them elsewhere. */
class InferenceParametersTest {

    private static final LearningRate RATE = LearningRate.constant(0.1);

    private static double first(INDArray vector) {
        try (vector) {
            return vector.getDouble(0);
        }
    }

    @Test
    void lookaheadsModelAreItsSlowWeights() {
        try (Vectors vectors = new Vectors(new Lookahead(new SgdOptimizer(), 3, 0.5), RATE, 1)) {
            // Gradient 1 at rate 0.1: fast weights 0.9, 0.8, 0.7, and from 1 half of the way to them is 0.85.
            double[] fast = {0.9, 0.8, 0.85, 0.75, 0.65, 0.7};
            double[] slow = {1, 1, 0.85, 0.85, 0.85, 0.7};
            for (int update = 0; update < fast.length; update++) {
                assertThat(vectors.update(1)[0]).isCloseTo(fast[update], within(1e-6));
                assertThat(first(vectors.player().modelParameters())).isCloseTo(slow[update], within(1e-6));
                assertThat(first(vectors.player().inferenceParameters())).isCloseTo(slow[update], within(1e-6));
            }
        }
    }

    @Test
    void extraAdamsModelIsItsAnchor() {
        SplittableRandom random = new SplittableRandom(4);
        try (Vectors vectors = new Vectors(new ExtraAdam(), RATE, 1, -2)) {
            double[] anchor = {1, -2};
            for (int update = 0; update < 8; update++) {
                double[] now = vectors.update(random.nextGaussian(), random.nextGaussian());
                if (update % 2 == 1) {
                    anchor = now;
                } else {
                    assertThat(Math.abs(now[0] - anchor[0])).isGreaterThan(1e-3);
                }
                try (INDArray model = vectors.player().modelParameters()) {
                    assertThat(model.data().asDouble()).containsExactly(anchor, within(1e-6));
                }
            }
        }
    }

    @Test
    void aroundExtraAdamLookaheadsSlowWeightsCount() {
        try (Vectors vectors = new Vectors(new Lookahead(new ExtraAdam(), 2, 0.5), RATE, 1)) {
            vectors.update(1);
            assertThat(first(vectors.player().modelParameters())).isCloseTo(1, within(1e-6));
            double synchronised = vectors.update(1)[0];
            assertThat(synchronised).isNotEqualTo(1);
            assertThat(first(vectors.player().modelParameters())).isCloseTo(synchronised, within(1e-7));
        }
    }

    @Test
    void theAverageIsTakenOfTheModel() {
        LearningRate rate = LearningRate.constant(0.1);
        try (Vectors vectors = new Vectors(new Lookahead(new SgdOptimizer(), 3, 0.5), rate, 1)) {
            Player player = Player.of(vectors.player().network(), new Lookahead(new SgdOptimizer(), 3, 0.5), rate)
                    .ema(0.5, 2)
                    .build();
            double[] slow = {1, 1, 0.85, 0.85, 0.85, 0.7};
            double expected = 1;
            for (int update = 0; update < slow.length; update++) {
                vectors.player().network().gradients().assign(1);
                player.update();
                int averaged = update + 1 - 2;
                double weight = averaged <= 0 ? 0 : Math.min(0.5, (1.0 + averaged) / (10.0 + averaged));
                expected = weight * expected + (1 - weight) * slow[update];
                assertThat(player.average().orElseThrow().getDouble(0)).isCloseTo(expected, within(1e-6));
                assertThat(first(player.inferenceParameters())).isCloseTo(expected, within(1e-6));
                assertThat(first(player.modelParameters())).isCloseTo(slow[update], within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lookahead", "extra-adam", "adam"})
    void usingTheModelLeavesTheTrainingBitForBit(String kind) {
        IUpdater optimizer =
                switch (kind) {
                    case "lookahead" -> new Lookahead(new AdamW(), 4, 0.3);
                    case "extra-adam" -> new ExtraAdam();
                    default -> new AdamOptimizer();
                };
        SplittableRandom random = new SplittableRandom(8);
        try (Vectors alone = new Vectors(optimizer, RATE, 1, -2, 1e-3);
                Vectors used = new Vectors(optimizer, RATE, 1, -2, 1e-3)) {
            for (int update = 0; update < 11; update++) {
                double[] gradient = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                double[] expected = alone.update(gradient);
                assertThat(used.update(gradient)).containsExactly(expected);
                Player player = used.player();
                double[] seen = player.useForInference(used::values);
                assertThat(player.useModel(used::values)).containsExactly(seen);
                try (INDArray model = player.modelParameters()) {
                    assertThat(model.data().asDouble()).containsExactly(seen);
                }
                assertThat(used.values()).containsExactly(expected);
                assertThat(player.state().orElseThrow())
                        .isEqualTo(alone.player().state().orElseThrow());
            }
        }
    }

    /** A mean of unit vectors is no unit vector: estimates of singular vectors are taken over. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAverageHasTheNewestSingularVectors(boolean compiled) throws Exception {
        MultiLayerNetwork definition = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(4)
                .list()
                .layer(new SpectralDenseLayer(3))
                .setInputType(InputType.feedForward(5))
                .build());
        definition.init();
        try (Network network = compiled ? CompiledNetwork.of(definition) : Dl4jNetwork.of(definition)) {
            Player player = Player.of(network, Sgd.builder().build(), LearningRate.constant(0.1))
                    .ema(0.9, 0)
                    .build();
            INDArray first = network.parameters().dup();
            for (int update = 0; update < 3; update++) {
                network.forward(Nd4j.ones(2, 5), true);
                network.gradients().assign(1);
                player.update();
            }
            INDArray average = player.average().orElseThrow();
            Map<String, INDArray> averages = network.parameterViews(average);
            Map<String, INDArray> newest = network.parameterViews(network.parameters());
            assertThat(averages.keySet()).contains("0_u", "0_v");
            assertThat(averages.get("0_u")).isEqualTo(newest.get("0_u"));
            assertThat(averages.get("0_v")).isEqualTo(newest.get("0_v"));
            assertThat(averages.get("0_u"))
                    .isNotEqualTo(network.parameterViews(first).get("0_u"));
            assertThat(averages.get("0_W")).isNotEqualTo(newest.get("0_W"));
        }
    }

    @Test
    void theOwnParametersComeBackAfterAFailureToo() {
        try (Vectors vectors = new Vectors(new ExtraAdam(), RATE, 1)) {
            double ahead = vectors.update(1)[0];
            List<Double> seen = new ArrayList<>();
            try {
                vectors.player().useModel(() -> {
                    seen.add(vectors.values()[0]);
                    throw new IllegalStateException("on purpose");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("on purpose");
            }
            assertThat(seen.get(0)).isCloseTo(1, within(1e-6));
            assertThat(vectors.values()[0]).isEqualTo(ahead);
        }
    }

    @Test
    void aRenewedOptimizerBeginsFromTheModel() {
        try (Vectors lookahead = new Vectors(new Lookahead(new SgdOptimizer(), 3, 0.5), RATE, 1);
                Vectors extra = new Vectors(new ExtraAdam(), RATE, 1)) {
            lookahead.update(1);
            lookahead.player().resetOptimizer();
            assertThat(lookahead.values()[0]).isCloseTo(1, within(1e-6));
            extra.update(1);
            extra.player().resetOptimizer();
            assertThat(extra.values()[0]).isCloseTo(1, within(1e-6));
        }
    }
}
