package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/** Samples that a discriminator judges together. */
class PackingTest {

    private static final float[] REAL = {1, 2, 3, 5, -1, 4, 2, -3};
    private static final float[] VECTORS = {0.5f, 1, -2, 3, 0.25f, -1, 1.5f, 2};

    private record Given() implements LatentSource {
        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public void draw(String purpose, long counter, int count, float[] target) {
            System.arraycopy(VECTORS, 0, target, 0, VECTORS.length);
        }
    }

    /** One linear layer without a bias. */
    private static Player linear(int inputs, int outputs, float... weights) {
        Network network = Network.of(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(inputs)
                        .nOut(outputs)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        Floats.fill(network.parameters(), weights);
        return Player.of(network, new Sgd(), LearningRate.constant(1)).build();
    }

    /**
     * Wasserstein's loss of a linear discriminator w on pairs: w falls by the mean generated pair less the mean real pair; of
     * a generator that hands its latent vectors on, the weights then fall by what each vector's half of -w says.
     */
    @Test
    void aPairIsOneSampleOfTwiceAsManyNumbers() {
        Player generator = linear(2, 2, 1, 0, 0, 1);
        Player discriminator = linear(4, 1, 0, 0, 0, 0);
        GanStep step = GanStep.packed(
                generator,
                discriminator,
                Losses.WASSERSTEIN,
                new DataLoader(new FixedSource(SampleShape.vector(2), REAL), 4, 1),
                new Given(),
                UpdateRatio.EVEN,
                2);
        step.play(0);
        float[] weights = new float[4];
        for (int k = 0; k < 4; k++) {
            weights[k] = (REAL[k] + REAL[4 + k] - VECTORS[k] - VECTORS[4 + k]) / 2;
        }
        assertThat(Floats.numbers(discriminator.network().parameters())).containsExactly(weights, within(1e-6f));
        float[] expected = {1, 0, 0, 1};
        for (int sample = 0; sample < 4; sample++) {
            for (int from = 0; from < 2; from++) {
                for (int to = 0; to < 2; to++) {
                    // DL4J's flat weights run down the columns.
                    expected[to * 2 + from] += VECTORS[2 * sample + from] * weights[2 * (sample % 2) + to] / 2;
                }
            }
        }
        assertThat(Floats.numbers(generator.network().parameters())).containsExactly(expected, within(1e-5f));
    }

    /** Images lie channel behind channel, as ND4J's own concatenation lays them. */
    @Test
    void imagesAreJoinedByTheirChannels() {
        SampleShape shape = new SampleShape(3, 4, 5);
        float[] values = new float[6 * shape.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        DataLoader loader = new DataLoader(new FixedSource(shape, values), 6, 1);
        LatentVectors latent = new LatentVectors(2, LatentVectors.Distribution.NORMAL, 1);
        GanBatch batch = new GanBatch(loader, latent, false, 3);
        try (Network generator = Network.of(new Mlp(4, 1).generator(2, shape, 1))) {
            batch.next(0, generator).close();
        }
        INDArray one = Floats.of(values, shape.batch(6));
        INDArray[] parts = new INDArray[3];
        for (int i = 0; i < 3; i++) {
            parts[i] = one.get(NDArrayIndex.interval(i, 3, 6));
        }
        assertThat(batch.logits()).isEqualTo(2);
        assertThat(batch.real(0, 0)).isEqualTo(Nd4j.concat(1, parts));
    }

    /** With penalties, on images; all gradients find their way back. */
    @Test
    void packedGamesTrain() {
        SampleShape shape = SampleShape.image(1, 8);
        float[] values = new float[16 * shape.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.cos(i * 0.3);
        }
        Player generator = sgd(Network.of(new Mlp(8, 1).generator(4, shape, 1)));
        Player discriminator = sgd(Network.of(new Mlp(8, 1).discriminator(shape.packed(2), 2)));
        float[] before = Floats.numbers(generator.network().parameters());
        GanStep step = GanStep.packed(
                        generator,
                        discriminator,
                        Losses.RELATIVISTIC_PAIRING,
                        new DataLoader(new FixedSource(shape, values), 8, 1),
                        new LatentVectors(4, LatentVectors.Distribution.NORMAL, 1),
                        UpdateRatio.EVEN,
                        2)
                .withInstanceNoise(new InstanceNoise(0.1, 10, 1))
                .withPenalties(new Penalties(
                        List.of(
                                new Penalties.Lazy(GradientPenalty.r1(1), 1),
                                new Penalties.Lazy(GradientPenalty.wganGp(1), 1)),
                        1))
                .withAccumulation(2);
        Trainer trainer = new Trainer(step);
        StepMetrics metrics = trainer.trainStep();
        assertThat(metrics.penalty()).isPositive().isFinite();
        assertThat(Floats.numbers(generator.network().parameters())).isNotEqualTo(before);
    }

    private static Player sgd(Network network) {
        return Player.of(network, new Sgd(), LearningRate.constant(0.1)).build();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        DataLoader loader = new DataLoader(new FixedSource(SampleShape.vector(2), REAL), 3, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GanStep.packed(
                        linear(2, 2, 1, 0, 0, 1),
                        linear(4, 1, 0, 0, 0, 0),
                        Losses.WASSERSTEIN,
                        loader,
                        new Given(),
                        UpdateRatio.EVEN,
                        2))
                .withMessageContaining("packing must divide the batch of 3");
    }
}
