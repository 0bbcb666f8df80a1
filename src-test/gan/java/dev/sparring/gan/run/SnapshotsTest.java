package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigLayers;
import dev.sparring.gan.data.Feed;
import dev.sparring.gan.data.GaussianMixture;
import dev.sparring.gan.data.Latent;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.train.DroppingOut;
import dev.sparring.gan.train.Trainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class SnapshotsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Game game(DroppingOut kind) {
        GaussianMixture data = GaussianMixture.ring(8, 1, 0.02, 3);
        Latent latent = new Latent(2, Latent.Distribution.NORMAL, 3);
        Trainer trainer = new Trainer(
                player(kind.network(2, 2, 1)),
                player(kind.network(2, 1, 2)),
                Loss.named("relativistic-pairing").orElseThrow(),
                new Feed(data, 8, 3),
                latent,
                Trainer.Rounds.EVEN);
        return new Game(trainer, new Sampler(trainer.generator(), latent, data.shape()), data);
    }

    private static Player player(Network network) {
        return Player.of(network, Adam.builder().beta1(0.5).build(), LearningRate.constant(1e-2))
                .build();
    }

    private Watch watch(Game game) throws SparringException {
        Config config = ConfigLayers.preset("ring").build();
        return new Watch(config, game, new CheckpointStore(folder));
    }

    private static INDArray play(Game game, int steps) {
        for (int i = 0; i < steps; i++) {
            game.trainer().play();
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
        try (Game game = game(kind)) {
            play(game, 5);
            checkpoint = Snapshots.take(game.trainer(), watch(game), 1);
            unbroken = play(game, 5);
        }
        try (Game game = game(kind)) {
            Snapshots.restore(checkpoint, game.trainer(), watch(game));
            assertThat(play(game, 5)).isEqualTo(unbroken);
        }
    }

    @Test
    void aCheckpointOfBeforeTheMasksHadAPositionIsStillRead() throws Exception {
        try (Game game = game(DroppingOut.COMPILED)) {
            play(game, 3);
            Checkpoint checkpoint = Snapshots.take(game.trainer(), watch(game), 1);
            for (String network : new String[] {"generator", "discriminator"}) {
                ((ObjectNode) checkpoint.state().path(network)).remove("dropoutPosition");
            }
            checkpoint.state().putObject("nd4jRandom").put("root", 1).put("node", 2);
            Snapshots.restore(checkpoint, game.trainer(), watch(game));
            assertThat(game.trainer().step()).isEqualTo(3);
        }
    }

    @Test
    void aPositionBelowZeroIsAnImpossibleState() throws Exception {
        try (Game game = game(DroppingOut.COMPILED)) {
            Checkpoint checkpoint = Snapshots.take(game.trainer(), watch(game), 1);
            ((ObjectNode) checkpoint.state().path("generator")).put("dropoutPosition", -1);
            assertThatThrownBy(() -> Snapshots.restore(checkpoint, game.trainer(), watch(game)))
                    .isInstanceOf(SparringException.Checkpoint.class)
                    .hasMessageContaining("at least 0, got -1")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }
}
