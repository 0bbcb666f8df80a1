package dev.sparring.gan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Inference;
import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.ExtraAdam;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.model.Mlp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** Samples are drawn from the model, wherever the optimizer has taken the parameters for now. */
class GeneratorSamplerTest {

    private static final int COUNT = 20;
    private static final SampleShape POINT = SampleShape.vector(2);

    @ParameterizedTest
    @ValueSource(strings = {"lookahead", "extra-adam"})
    void anExcursionOfTheOptimizerIsNotSampled(String kind) {
        IUpdater optimizer = kind.equals("lookahead") ? new Lookahead(new SgdOptimizer(), 5, 0.5) : new ExtraAdam();
        LatentVectors latent = new LatentVectors(4, LatentVectors.Distribution.NORMAL, 3);
        float[] vectors = new float[COUNT * 4];
        latent.draw("test", 0, COUNT, vectors);
        try (Network network = Network.of(new Mlp(8, 2).generator(4, POINT, 7))) {
            Player player =
                    Player.of(network, optimizer, LearningRate.constant(0.05)).build();
            GeneratorSampler sampler = new GeneratorSampler(player, latent, POINT);
            float[] before = sampler.current("test", 0, COUNT);
            assertThat(before).containsExactly(Inference.outputs(network, vectors, 4));
            network.clearGradients();
            network.gradients().assign(1);
            player.update();
            float[] away = Inference.outputs(network, vectors, 4);
            try (INDArray trained = network.parameters().dup()) {
                assertThat(sampler.current("test", 0, COUNT)).containsExactly(before, within(1e-5f));
                assertThat(sampler.best("test", 0, COUNT)).containsExactly(before, within(1e-5f));
                assertThat(network.parameters()).isEqualTo(trained);
            }
            float furthest = 0;
            for (int i = 0; i < away.length; i++) {
                furthest = Math.max(furthest, Math.abs(away[i] - before[i]));
            }
            assertThat(furthest).isGreaterThan(1e-2f);
            assertThat(Inference.outputs(network, vectors, 4)).containsExactly(away);
        }
    }
}
