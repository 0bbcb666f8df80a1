package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.random.RandomStream;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.loss.CentredLogits;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.loss.SmoothedLabels;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.NetworkSpec;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Sgd;

/** Several small batches an update against one large batch of the same samples. */
class AccumulationTest {

    private static final int LARGE = 24;
    private static final UpdateRatio TWICE = new UpdateRatio(2, 0, 0);

    /** The i-th vector of all draws, however many a draw takes. */
    private record VectorsInOrder() implements LatentSource {
        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public void draw(String purpose, long counter, int count, float[] target) {
            for (int i = 0; i < count; i++) {
                long number = counter * count + i;
                target[2 * i] = (float) new RandomStream(1, purpose).at(number).nextGaussian();
                target[2 * i + 1] =
                        (float) new RandomStream(2, purpose).at(number).nextGaussian();
            }
        }
    }

    private static Player player(Network network) {
        return Player.of(network, new Sgd(), LearningRate.constant(0.1)).build();
    }

    private static GanStep step(Loss loss, int batches, boolean isConditional) {
        GaussianMixture data = GaussianMixture.ring(8, 1, 0.02, 3);
        NetworkSpec spec = new NetworkSpec(2, data.shape(), isConditional ? 8 : 0, 1);
        Player generator = player(Network.of(new Mlp(8, 2).generator(spec)));
        Player discriminator = player(Network.of(new Mlp(8, 2).discriminator(spec)));
        DataLoader loader = new DataLoader(data, LARGE / batches, 3);
        GanStep step = isConditional
                ? GanStep.conditional(generator, discriminator, loss, loader, new VectorsInOrder(), TWICE)
                : new GanStep(generator, discriminator, loss, loader, new VectorsInOrder(), TWICE);
        return step.withAccumulation(batches);
    }

    private static Penalties r1AndR2() {
        return new Penalties(
                List.of(new Penalties.Lazy(GradientPenalty.r1(1), 1), new Penalties.Lazy(GradientPenalty.r2(1), 1)), 1);
    }

    static Stream<Loss> means() {
        return Stream.of(
                Losses.NON_SATURATING,
                Losses.WASSERSTEIN,
                Losses.RELATIVISTIC_PAIRING,
                new CentredLogits(Losses.HINGE, 0.1),
                new SmoothedLabels(Losses.LEAST_SQUARES, 0.1));
    }

    @ParameterizedTest
    @MethodSource("means")
    void smallBatchesAreAsOneLargeOne(Loss loss) {
        assertAlike(
                step(loss, 1, false).withPenalties(r1AndR2()),
                step(loss, 3, false).withPenalties(r1AndR2()));
    }

    @Test
    void labelsGoWithTheirBatches() {
        assertAlike(
                step(Losses.RELATIVISTIC_PAIRING, 1, true).withPenalties(r1AndR2()),
                step(Losses.RELATIVISTIC_PAIRING, 4, true).withPenalties(r1AndR2()));
    }

    private static void assertAlike(GanStep large, GanStep small) {
        Trainer one = new Trainer(large);
        Trainer several = new Trainer(small);
        float[] start = Floats.numbers(several.generator().network().parameters());
        for (int i = 0; i < 3; i++) {
            StepMetrics expected = one.trainStep();
            StepMetrics got = several.trainStep();
            assertThat(got.generator().loss()).isCloseTo(expected.generator().loss(), within(1e-5));
            assertThat(got.discriminator().loss())
                    .isCloseTo(expected.discriminator().loss(), within(1e-5));
            assertThat(got.penalty()).isCloseTo(expected.penalty(), within(1e-5));
            assertThat(got.realLogit()).isCloseTo(expected.realLogit(), within(1e-5));
            assertThat(got.sampleGradientNorm()).isCloseTo(expected.sampleGradientNorm(), within(1e-6));
            assertThat(got.images()).isEqualTo(expected.images());
        }
        assertThat(Floats.numbers(several.generator().network().parameters()))
                .isNotEqualTo(start)
                .containsExactly(Floats.numbers(one.generator().network().parameters()), within(2e-6f));
        assertThat(Floats.numbers(several.discriminator().network().parameters()))
                .containsExactly(Floats.numbers(one.discriminator().network().parameters()), within(2e-6f));
    }

    @Test
    void aLossThatNeedsItsWholeBatchIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(Losses.RELATIVISTIC_AVERAGE, 2, false))
                .withMessageContaining("no mean over samples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(new CentredLogits(Losses.RELATIVISTIC_AVERAGE, 1), 2, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(Losses.HINGE, 1, false).withAccumulation(0));
    }
}
