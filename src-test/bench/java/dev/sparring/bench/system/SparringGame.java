package dev.sparring.bench.system;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Game;
import dev.sparring.bench.game.Start;
import dev.sparring.bench.game.Worker;
import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.Feed;
import dev.sparring.gan.data.Latent;
import dev.sparring.gan.data.Noise;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.train.StepRecord;
import dev.sparring.gan.train.Trainer;
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
        this.noise = new GivenFirst(new Latent(game.latent(), Latent.Distribution.NORMAL, 1));
        this.trainer = new Trainer(
                player(game, Layers.generator(game), Start.generator()),
                player(game, Layers.discriminator(game), Start.discriminator()),
                Loss.named("non-saturating").orElseThrow(),
                new Feed(new FixedSamples(Layers.shape(game), Start.samples(game)), game.batch(), 1),
                noise,
                Trainer.Rounds.EVEN);
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

    private static Player player(Case game, MultiLayerConfiguration definition, Start start) {
        Network network = Network.of(definition);
        Layers.begin(network.named(network.parameters()), definition.getConfs().size(), start);
        Adam adam = Adam.builder().beta1(Case.BETA1).build();
        return Player.of(network, adam, LearningRate.constant(game.rate())).build();
    }

    @Override
    public Losses play(float[] latents) {
        noise.given = latents;
        StepRecord record = trainer.play();
        noise.given = null;
        return new Losses(record.discriminator().loss(), record.generator().loss());
    }

    @Override
    public void play(int steps) {
        for (int i = 0; i < steps; i++) {
            trainer.play();
        }
    }

    @Override
    public void close() {
        trainer.generator().network().close();
        trainer.discriminator().network().close();
    }

    /** The vectors given, while there are any. */
    private static final class GivenFirst implements Noise {

        private final Noise drawn;
        private float @Nullable [] given;

        GivenFirst(Noise drawn) {
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
