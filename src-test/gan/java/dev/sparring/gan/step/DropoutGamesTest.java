package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** Games whose networks drop numbers out. */
class DropoutGamesTest {

    private static final int BATCH = 8;
    private static final int STEPS = 12;

    private record Game(Trainer trainer) implements AutoCloseable {

        static Game of(DroppingOut kind, String loss, long seed) {
            return new Game(new Trainer(new GanStep(
                    player(kind.network(2, 2, seed)),
                    player(kind.network(2, 1, seed + 100)),
                    Losses.find(loss).orElseThrow(),
                    new DataLoader(GaussianMixture.ring(8, 1, 0.02, seed), BATCH, seed),
                    new LatentVectors(2, LatentVectors.Distribution.NORMAL, seed),
                    new UpdateRatio(2, 0, 0))));
        }

        private static Player player(Network network) {
            return Player.of(network, Adam.builder().beta1(0.5).build(), LearningRate.constant(1e-2))
                    .build();
        }

        float[] step() {
            trainer.trainStep();
            return numbers(trainer.discriminator());
        }

        private static float[] numbers(Player player) {
            return player.network().parameters().dup().data().asFloat();
        }

        @Override
        public void close() {
            trainer.generator().network().close();
            trainer.discriminator().network().close();
        }
    }

    @ParameterizedTest
    @EnumSource(DroppingOut.class)
    void twoGamesStepByStepInTurnEqualTheSameTwoAlone(DroppingOut kind) {
        List<float[]> first = alone(kind, "non-saturating", 1);
        List<float[]> second = alone(kind, "relativistic-pairing", 2);
        try (Game one = Game.of(kind, "non-saturating", 1);
                Game other = Game.of(kind, "relativistic-pairing", 2)) {
            for (int i = 0; i < STEPS; i++) {
                assertThat(one.step()).as("first game, step %d", i).isEqualTo(first.get(i));
                // What somebody else draws from ND4J.
                Nd4j.getRandom().setSeed(i);
                assertThat(other.step()).as("second game, step %d", i).isEqualTo(second.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DroppingOut.class)
    void twoGamesOnTwoThreadsEqualTheSameTwoAlone(DroppingOut kind) throws Exception {
        List<float[]> first = alone(kind, "non-saturating", 1);
        List<float[]> second = alone(kind, "relativistic-pairing", 2);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<float[]>> one = threads.submit(() -> beside(together, kind, "non-saturating", 1));
            Future<List<float[]>> other = threads.submit(() -> beside(together, kind, "relativistic-pairing", 2));
            List<float[]> beside = one.get();
            List<float[]> besideToo = other.get();
            for (int i = 0; i < STEPS; i++) {
                assertThat(beside.get(i)).as("first game, step %d", i).isEqualTo(first.get(i));
                assertThat(besideToo.get(i)).as("second game, step %d", i).isEqualTo(second.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A game whose every step begins together with one of another game's. */
    private static List<float[]> beside(CyclicBarrier together, DroppingOut kind, String loss, long seed)
            throws Exception {
        List<float[]> parameters = new ArrayList<>();
        try (Game game = Game.of(kind, loss, seed)) {
            for (int i = 0; i < STEPS; i++) {
                together.await(60, TimeUnit.SECONDS);
                parameters.add(game.step());
            }
        }
        return parameters;
    }

    private static List<float[]> alone(DroppingOut kind, String loss, long seed) {
        List<float[]> parameters = new ArrayList<>();
        try (Game game = Game.of(kind, loss, seed)) {
            for (int i = 0; i < STEPS; i++) {
                parameters.add(game.step());
            }
        }
        return parameters;
    }

    /** Of a loss that needs the logits of both batches, the gradients come from passes after the logits'. */
    @ParameterizedTest
    @CsvSource({
        "COMPILED, relativistic-pairing",
        "LAYERS, relativistic-pairing",
        "GRAPH, relativistic-pairing",
        "COMPILED, non-saturating",
        "LAYERS, non-saturating"
    })
    void theDiscriminatorsGradientIsThatOfTheLossUnderThePassesOwnMasks(DroppingOut kind, String loss) {
        float[] points = points();
        LatentSource noise = new LatentSource() {
            @Override
            public int dimensions() {
                return 2;
            }

            @Override
            public void draw(String purpose, long counter, int count, float[] target) {
                System.arraycopy(points, 2 * BATCH, target, 0, 2 * count);
            }
        };
        try (Network generator = kind.network(2, 2, 3);
                Network discriminator = kind.network(2, 1, 4)) {
            // At a rate of 1 SGD's step is the gradient; the generator never learns.
            Trainer trainer = new Trainer(new GanStep(
                    Player.of(generator, Sgd.builder().build(), LearningRate.constant(1))
                            .build(),
                    Player.of(discriminator, Sgd.builder().build(), LearningRate.constant(1))
                            .build(),
                    Losses.find(loss).orElseThrow(),
                    new DataLoader(new FixedSource(SampleShape.vector(2), points), BATCH, 0),
                    noise,
                    new UpdateRatio(1, 0, 1_000)));
            INDArray start = discriminator.parameters().dup();
            loss(trainer, start);
            INDArray gradient = start.sub(discriminator.parameters());
            double norm = gradient.norm2Number().doubleValue();
            assertThat(norm).isGreaterThan(0.1);
            double step = 1e-2;
            SplittableRandom random = new SplittableRandom(5);
            for (int i = 0; i < 5; i++) {
                INDArray direction = direction(random, start.length());
                double numeric =
                        (loss(trainer, start.add(direction.mul(step))) - loss(trainer, start.sub(direction.mul(step))))
                                / (2 * step);
                double along = Nd4j.getBlasWrapper().dot(gradient, direction);
                assertThat(along).isCloseTo(numeric, within(1e-3 * norm));
            }
        }
    }

    /** The discriminator's loss at these parameters, on the same batches under the same masks each time. */
    private static double loss(Trainer trainer, INDArray parameters) {
        trainer.discriminator().network().parameters().assign(parameters);
        trainer.discriminator().network().seekDropout(9);
        trainer.generator().network().seekDropout(9);
        trainer.restore(0, 0);
        ((GanStep) trainer.game()).loader().seek(0);
        return trainer.trainStep().discriminator().loss();
    }

    private static float[] points() {
        SplittableRandom random = new SplittableRandom(1);
        float[] points = new float[4 * BATCH];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) random.nextGaussian();
        }
        return points;
    }

    private static INDArray direction(SplittableRandom random, long length) {
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        INDArray direction = Nd4j.createFromArray(numbers);
        return direction.divi(direction.norm2Number());
    }
}
