package dev.sparring.gan.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Smoothed labels and centred logits. */
class LossOptionsTest {

    private static final double STEP = 1e-2;

    static List<Loss> losses() {
        return List.of(
                new SmoothedLabels(Losses.NON_SATURATING, 0.1),
                new SmoothedLabels(Losses.LEAST_SQUARES, 0.3),
                new SmoothedLabels(Losses.MINIMAX, 0),
                new CentredLogits(Losses.NON_SATURATING, 0.5),
                new CentredLogits(Losses.RELATIVISTIC_PAIRING, 0.01),
                new CentredLogits(new SmoothedLabels(Losses.NON_SATURATING, 0.2), 2));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAreThoseOfTheValue(Loss loss) {
        float[] real = {1.5f, -0.4f, 0.2f};
        float[] fake = {-1, 0.6f, 2};
        LossValue value = loss.discriminator(real, fake);
        for (int i = 0; i < 3; i++) {
            assertThat((double) value.realGradient()[i]).isCloseTo(slope(loss, real, fake, real, i), within(1e-3));
            assertThat((double) value.fakeGradient()[i]).isCloseTo(slope(loss, real, fake, fake, i), within(1e-3));
        }
    }

    private static double slope(Loss loss, float[] real, float[] fake, float[] moved, int index) {
        float kept = moved[index];
        moved[index] = (float) (kept + STEP);
        double above = loss.discriminator(real, fake).value();
        float upper = moved[index];
        moved[index] = (float) (kept - STEP);
        double below = loss.discriminator(real, fake).value();
        double distance = (double) upper - moved[index];
        moved[index] = kept;
        return (above - below) / distance;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theEquilibriumIsTheLeastThatIsFoundOnAGrid(Loss loss) {
        double least = Double.POSITIVE_INFINITY;
        for (float logit = -4; logit <= 4; logit += 1f / 256) {
            least = Math.min(
                    least,
                    loss.discriminator(new float[] {logit}, new float[] {logit}).value());
        }
        assertThat(loss.equilibrium()).isCloseTo(least, within(1e-4));
    }

    /** Targets of 0.9: -0.9 log p - 0.1 log(1 - p), with the least of both sides' loss at p = 0.45. */
    @Test
    void smoothedCrossEntropyIsThatOfTheSmoothedTarget() {
        Loss loss = new SmoothedLabels(Losses.NON_SATURATING, 0.1);
        double p = 1 / (1 + Math.exp(-0.7));
        assertThat(loss.discriminator(new float[] {0.7f}, new float[0]).value())
                .isCloseTo(-0.9 * Math.log(p) - 0.1 * Math.log(1 - p), within(1e-7));
        assertThat(loss.equilibrium()).isCloseTo(-0.9 * Math.log(0.45) - 1.1 * Math.log(0.55), within(1e-7));
        assertThat(loss.generator(new float[0], new float[] {0.7f}).value()).isCloseTo(-Math.log(p), within(1e-7));
    }

    @Test
    void centringAddsTheSquareOfTheSums() {
        Loss plain = Losses.RELATIVISTIC_PAIRING;
        Loss centred = new CentredLogits(plain, 0.01);
        float[] real = {3, 5};
        float[] fake = {1, -1};
        double added = centred.discriminator(real, fake).value()
                - plain.discriminator(real, fake).value();
        assertThat(added).isCloseTo(0.01 * (16 + 16) / 2, within(1e-9));
        assertThat(centred.generator(real, fake).value())
                .isEqualTo(plain.generator(real, fake).value());
    }

    @Test
    void whatHasNoLabelsIsNotSmoothed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmoothedLabels(Losses.RELATIVISTIC_PAIRING, 0.1))
                .withMessageContaining("no labels");
        assertThatIllegalArgumentException().isThrownBy(() -> new SmoothedLabels(Losses.HINGE, 0.6));
        assertThatIllegalArgumentException().isThrownBy(() -> new CentredLogits(Losses.HINGE, -1));
    }
}
