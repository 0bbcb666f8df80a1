package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.train.Trainer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;

/** Noise on what the discriminator sees, and the size of the gradient that reaches the samples. */
class PracticeTest {

    private static final int BATCH = 32;

    private static GanStep step() {
        GaussianMixture data = GaussianMixture.ring(8, 1, 0.02, 3);
        return new GanStep(
                player(Network.of(new Mlp(8, 1).generator(2, data.shape(), 1))),
                player(Network.of(new Mlp(8, 1).discriminator(data.shape(), 2))),
                Losses.NON_SATURATING,
                new DataLoader(data, BATCH, 3),
                new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3),
                UpdateRatio.EVEN);
    }

    private static Player player(Network network) {
        return Player.of(network, new Sgd(), LearningRate.constant(0.1)).build();
    }

    private static float[] generatorAfter(int steps, Consumer<GanStep> changed) {
        GanStep step = step();
        changed.accept(step);
        Trainer trainer = new Trainer(step);
        for (int i = 0; i < steps; i++) {
            trainer.trainStep();
        }
        return Floats.numbers(step.players().generator().network().parameters());
    }

    @Test
    void noiseHasItsDeviationAndFallsInAStraightLine() {
        InstanceNoise noise = new InstanceNoise(0.5, 100, 7);
        float[] samples = new float[20_000];
        noise.add(samples, "real", 0, 50);
        double square = 0;
        for (float number : samples) {
            square += (double) number * number / samples.length;
        }
        assertThat(Math.sqrt(square)).isCloseTo(0.25, within(0.005));
        assertThat(noise.at(0)).isEqualTo(0.5);
        assertThat(noise.at(75)).isCloseTo(0.125, within(1e-12));
        assertThat(noise.at(100)).isZero();
        assertThat(noise.at(1000)).isZero();
        float[] others = new float[20_000];
        noise.add(others, "fake", 0, 50);
        assertThat(others).isNotEqualTo(samples);
        float[] again = new float[20_000];
        noise.add(again, "real", 0, 50);
        assertThat(again).isEqualTo(samples);
    }

    /** Where the noise has ended, its absence is exact. */
    @Test
    void noiseThatHasEndedChangesNothing() {
        float[] plain = generatorAfter(5, step -> {});
        InstanceNoise strong = new InstanceNoise(1, 1000, 7);
        assertThat(generatorAfter(5, step -> step.withInstanceNoise(strong))).isNotEqualTo(plain);
        GanStep ended = step();
        ended.withInstanceNoise(new InstanceNoise(1, 1, 7));
        Trainer trainer = new Trainer(ended);
        trainer.trainStep();
        GanStep other = step();
        Floats.fill(
                other.players().generator().network().parameters(),
                Floats.numbers(ended.players().generator().network().parameters()));
        Floats.fill(
                other.players().discriminator().network().parameters(),
                Floats.numbers(ended.players().discriminator().network().parameters()));
        other.loader().seek(BATCH);
        Trainer without = new Trainer(other);
        without.restore(1, BATCH);
        trainer.trainStep();
        without.trainStep();
        assertThat(Floats.numbers(ended.players().generator().network().parameters()))
                .isEqualTo(Floats.numbers(other.players().generator().network().parameters()));
    }

    /** At the first step the gradient is divided by its own root mean square: its norm is the root of its length. */
    @Test
    void theGradientsSizeIsKept() {
        GradientScale scale = new GradientScale();
        assertThat(scale.next(3, 36)).isCloseTo(2, within(1e-12));
        // Mean square: 0.9 * 0.1 * 1/4 + 0.1 * 4, over the weight 0.19.
        assertThat(scale.next(12, 36)).isCloseTo(1 / Math.sqrt((0.09 * 0.25 + 0.1 * 4) / 0.19), within(1e-12));
        GradientScale again = new GradientScale();
        again.restore(scale.state());
        assertThat(again.next(5, 36)).isEqualTo(scale.next(5, 36));
        assertThat(new GradientScale().next(0, 4)).isEqualTo(1);
        assertThat(new GradientScale().next(Double.NaN, 4)).isEqualTo(1);
    }

    /** With plain SGD a generator's step is as long as its gradient: n times as long if that is scaled by n. */
    @Test
    void aNormalizedGradientMovesTheGeneratorByItsScale() {
        float[] start = generatorAfter(0, step -> {});
        float[] plain = generatorAfter(1, step -> {});
        float[] scaled = generatorAfter(1, GanStep::withGradientNormalization);
        double ratio = Double.NaN;
        for (int i = 0; i < start.length; i++) {
            double moved = (double) plain[i] - start[i];
            if (Math.abs(moved) > 1e-4) {
                double each = ((double) scaled[i] - start[i]) / moved;
                ratio = Double.isNaN(ratio) ? each : ratio;
                assertThat(each).isCloseTo(ratio, within(0.02 * Math.abs(ratio)));
            }
        }
        assertThat(ratio).isGreaterThan(2);
        assertThat(Arrays.equals(plain, scaled)).isFalse();
    }

    @Test
    void impossibleNoiseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InstanceNoise(0, 5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new InstanceNoise(1, 0, 1));
    }
}
