package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.monitor.MonitorSetup;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.sampling.GeneratorSampler;
import dev.sparring.gan.step.DroppingOut;
import dev.sparring.gan.step.GanStep;
import dev.sparring.gan.step.UpdateRatio;
import dev.sparring.gan.train.Trainer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class RunStateTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static TrainingSetup game(DroppingOut kind) {
        GaussianMixture data = GaussianMixture.ring(8, 1, 0.02, 3);
        LatentVectors latent = new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3);
        Trainer trainer = new Trainer(new GanStep(
                player(kind.network(2, 2, 1)),
                player(kind.network(2, 1, 2)),
                Losses.RELATIVISTIC_PAIRING,
                new DataLoader(data, 8, 3),
                latent,
                UpdateRatio.EVEN));
        return new TrainingSetup(trainer, new GeneratorSampler(trainer.generator(), latent, data.shape()), data);
    }

    private static Player player(Network network) {
        return Player.of(network, Adam.builder().beta1(0.5).build(), LearningRate.constant(1e-2))
                .build();
    }

    private RunMonitor watch(TrainingSetup game) throws SparringException {
        Config config = ConfigBuilder.preset("ring").build();
        return new RunMonitor(
                MonitorSetup.of(config), game.trainer(), Optional.of(game.comparison()), new CheckpointStore(folder));
    }

    private static INDArray play(TrainingSetup game, int steps) {
        for (int i = 0; i < steps; i++) {
            game.trainer().trainStep();
        }
        return Nd4j.concat(
                0,
                game.trainer().generator().network().parameters(),
                game.trainer().discriminator().network().parameters());
    }

    @ParameterizedTest
    @EnumSource(DroppingOut.class)
    void aResumedGameGoesOnWithTheDropoutMasksOfTheUnbrokenOne(DroppingOut kind) throws Exception {
        Checkpoint checkpoint;
        INDArray unbroken;
        try (TrainingSetup game = game(kind)) {
            play(game, 5);
            checkpoint = RunState.take(game.trainer(), watch(game), 1);
            unbroken = play(game, 5);
        }
        try (TrainingSetup game = game(kind)) {
            RunState.restore(checkpoint, game.trainer(), watch(game));
            assertThat(play(game, 5)).isEqualTo(unbroken);
        }
    }

    @Test
    void aCheckpointOfBeforeTheMasksHadAPositionIsStillRead() throws Exception {
        try (TrainingSetup game = game(DroppingOut.COMPILED)) {
            play(game, 3);
            Checkpoint checkpoint = RunState.take(game.trainer(), watch(game), 1);
            for (String network : new String[] {"generator", "discriminator"}) {
                ((ObjectNode) checkpoint.state().path(network)).remove("dropoutPosition");
            }
            checkpoint.state().putObject("nd4jRandom").put("root", 1).put("node", 2);
            RunState.restore(checkpoint, game.trainer(), watch(game));
            assertThat(game.trainer().step()).isEqualTo(3);
        }
    }

    @Test
    void aPositionBelowZeroIsAnImpossibleState() throws Exception {
        try (TrainingSetup game = game(DroppingOut.COMPILED)) {
            Checkpoint checkpoint = RunState.take(game.trainer(), watch(game), 1);
            ((ObjectNode) checkpoint.state().path("generator")).put("dropoutPosition", -1);
            assertThatThrownBy(() -> RunState.restore(checkpoint, game.trainer(), watch(game)))
                    .isInstanceOf(SparringException.Checkpoint.class)
                    .hasMessageContaining("at least 0, got -1")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }
}
