package dev.sparring.bench.system;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Game;
import dev.sparring.bench.game.InitialState;
import dev.sparring.bench.game.Worker;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import dev.sparring.gan.train.UpdateRatio;
import java.io.IOException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.Adam;

/** This project: its trainer, with the records it makes of every step. */
public final class SparringGame implements Game {

    private final Trainer trainer;
    private final GivenFirst noise;

    /**
     * A game at its start.
     *
     * @param game the case
     */
    public SparringGame(Case game) {
        this.noise = new GivenFirst(new LatentVectors(game.latent(), LatentVectors.Distribution.NORMAL, 1));
        this.trainer = new Trainer(
                player(game, Layers.generator(game), InitialState.generator()),
                player(game, Layers.discriminator(game), InitialState.discriminator()),
                Losses.NON_SATURATING,
                new DataLoader(new FixedSamples(Layers.shape(game), InitialState.samples(game)), game.batch(), 1),
                noise,
                UpdateRatio.EVEN);
    }

    /**
     * Serves as a worker.
     *
     * @param arguments not used: ND4J takes its threads from the environment
     * @throws IOException if the standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Worker.serve(SparringGame::new);
    }

    private static Player player(Case game, MultiLayerConfiguration definition, InitialState start) {
        Network network = Network.of(definition);
        Layers.begin(
                network.parameterViews(network.parameters()),
                definition.getConfs().size(),
                start);
        Adam adam = Adam.builder().beta1(Case.BETA1).build();
        return Player.of(network, adam, LearningRate.constant(game.rate())).build();
    }

    @Override
    public StepLosses play(float[] latents) {
        noise.given = latents;
        StepMetrics record = trainer.trainStep();
        noise.given = null;
        return new StepLosses(record.discriminator().loss(), record.generator().loss());
    }

    @Override
    public void play(int steps) {
        for (int i = 0; i < steps; i++) {
            trainer.trainStep();
        }
    }

    @Override
    public void close() {
        trainer.generator().network().close();
        trainer.discriminator().network().close();
    }

    /** The vectors given, while there are any. */
    private static final class GivenFirst implements LatentSource {

        private final LatentSource drawn;
        private float @Nullable [] given;

        GivenFirst(LatentSource drawn) {
            this.drawn = drawn;
        }

        @Override
        public int dimensions() {
            return drawn.dimensions();
        }

        @Override
        public void draw(String purpose, long counter, int count, float[] target) {
            if (given == null) {
                drawn.draw(purpose, counter, count, target);
            } else {
                System.arraycopy(given, 0, target, 0, count * dimensions());
            }
        }
    }
}
