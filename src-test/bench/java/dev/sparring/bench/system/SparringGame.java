package dev.sparring.bench.system;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Game;
import dev.sparring.bench.game.InitialState;
import dev.sparring.bench.game.ResidualShape;
import dev.sparring.bench.game.Worker;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.penalty.Critic;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.penalty.Penalty;
import dev.sparring.gan.penalty.PenaltyValue;
import dev.sparring.gan.step.GanStep;
import dev.sparring.gan.step.UpdateRatio;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/** This project: its trainer, with the records it makes of every step. */
public final class SparringGame implements Game {

    private final Case game;
    private final Trainer trainer;
    private final GivenFirst noise;

    /**
     * A game at its start.
     *
     * @param game the case
     */
    public SparringGame(Case game) {
        this.game = game;
        this.noise = new GivenFirst(new LatentVectors(game.latent(), LatentVectors.Distribution.NORMAL, 1));
        this.trainer = new Trainer(new GanStep(
                        player(game, true),
                        player(game, false),
                        loss(game),
                        new DataLoader(
                                new FixedSamples(Layers.shape(game), InitialState.samples(game)), game.batch(), 1),
                        noise,
                        UpdateRatio.EVEN)
                .withPenalties(new Penalties(penalties(game), 1)));
    }

    private static Loss loss(Case game) {
        return switch (game.objective()) {
            case NON_SATURATING, R1 -> Losses.NON_SATURATING;
            case WGAN_GP -> Losses.WASSERSTEIN;
            case PAIRING, PAIRING_R1_R2 -> Losses.RELATIVISTIC_PAIRING;
        };
    }

    private List<Penalties.Lazy> penalties(Case game) {
        GradientPenalty r1 = new GradientPenalty(GradientPenalty.Points.REAL, 0, Case.GAMMA / 2);
        GradientPenalty r2 = new GradientPenalty(GradientPenalty.Points.FAKE, 0, Case.GAMMA / 2);
        return switch (game.objective()) {
            case NON_SATURATING, PAIRING -> List.of();
            case WGAN_GP -> List.of(new Penalties.Lazy(new GivenPoints(), 1));
            case R1 -> List.of(new Penalties.Lazy(r1, 1));
            case PAIRING_R1_R2 -> List.of(new Penalties.Lazy(r1, 1), new Penalties.Lazy(r2, 1));
        };
    }

    /** WGAN-GP's penalty at the points of the comparison, while there are any. */
    private final class GivenPoints implements Penalty {

        private final GradientPenalty between = new GradientPenalty(GradientPenalty.Points.BETWEEN, 1, Case.WEIGHT);

        @Override
        public boolean needsTangent() {
            return true;
        }

        @Override
        public PenaltyValue addGradients(
                Critic discriminator, INDArray real, INDArray fake, double scale, RandomGenerator random) {
            float[] latents = noise.given;
            return between.addGradients(
                    discriminator,
                    real,
                    fake,
                    scale,
                    latents == null ? random : new Given(InitialState.shares(game, latents)));
        }
    }

    /** Numbers one after the other. */
    private static final class Given implements RandomGenerator {
        private final float[] numbers;
        private int next;

        Given(float[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double nextDouble() {
            return numbers[next++];
        }
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

    private static Player player(Case game, boolean generator) {
        InitialState start = generator ? InitialState.generator() : InitialState.discriminator();
        Network network =
                game.body() == Case.Body.RESNET ? residual(game, generator, start) : layers(game, generator, start);
        Adam adam = Adam.builder().beta1(Case.BETA1).build();
        return Player.of(network, adam, LearningRate.constant(game.rate())).build();
    }

    private static Network layers(Case game, boolean generator, InitialState start) {
        MultiLayerConfiguration definition = generator ? Layers.generator(game) : Layers.discriminator(game);
        Network network = Network.of(definition);
        Layers.begin(
                network.parameterViews(network.parameters()),
                definition.getConfs().size(),
                start);
        return network;
    }

    private static Network residual(Case game, boolean generator, InitialState start) {
        Network network = Network.of(generator ? Residual.generator(game) : Residual.discriminator(game));
        Residual.begin(
                network.parameterViews(network.parameters()),
                ResidualShape.of(game).layers(generator),
                start);
        return network;
    }

    @Override
    public StepLosses play(float[] latents) {
        noise.given = latents;
        StepMetrics record = trainer.trainStep();
        noise.given = null;
        return new StepLosses(
                record.discriminator().loss() + record.penalty(),
                record.generator().loss());
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
