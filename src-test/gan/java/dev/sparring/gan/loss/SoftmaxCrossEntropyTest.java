package dev.sparring.gan.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {

    @Test
    void whatDoesNotFitIsRefused() {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> SoftmaxCrossEntropy.of(new float[16], new int[] {1, 8}, new float[16]))
                .withMessage("a label must be in [0, 8), got 8");
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> SoftmaxCrossEntropy.of(new float[17], new int[] {1, 2}, new float[17]))
                .withMessageContaining("17");
    }

    @Test
    void equalLogitsLoseTheLogarithmOfTheNumberOfClasses() {
        float[] gradient = new float[8];
        double loss = SoftmaxCrossEntropy.of(new float[8], new int[] {0, 3}, gradient);
        assertThat(loss).isCloseTo(Math.log(4), within(1e-12));
        assertThat(gradient)
                .containsExactly(
                        new float[] {-0.375f, 0.125f, 0.125f, 0.125f, 0.125f, 0.125f, 0.125f, -0.375f}, within(1e-7f));
    }

    @Test
    void twoClassesLoseTheLogisticLossOfTheDifference() {
        double loss = SoftmaxCrossEntropy.of(new float[] {2, -1}, new int[] {0}, new float[2]);
        assertThat(loss).isCloseTo(Math.log1p(Math.exp(-3)), within(1e-12));
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        SplittableRandom random = new SplittableRandom(4);
        float[] logits = new float[30];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (3 * random.nextGaussian());
        }
        int[] labels = {0, 4, 2, 2, 1, 3};
        float[] gradient = new float[30];
        SoftmaxCrossEntropy.of(logits, labels, gradient);
        float step = 1 / 64f;
        for (int i = 0; i < logits.length; i++) {
            float kept = logits[i];
            logits[i] = kept + step;
            double above = SoftmaxCrossEntropy.of(logits, labels, new float[30]);
            logits[i] = kept - step;
            double below = SoftmaxCrossEntropy.of(logits, labels, new float[30]);
            logits[i] = kept;
            assertThat((double) gradient[i]).isCloseTo((above - below) / (2 * step), within(2e-5));
        }
    }

    @Test
    void hugeLogitsStayFinite() {
        float[] gradient = new float[2];
        double loss = SoftmaxCrossEntropy.of(new float[] {1e30f, -1e30f}, new int[] {1}, gradient);
        assertThat(loss).isCloseTo(2e30, within(1e24));
        assertThat(gradient).containsExactly(1, -1);
    }
}
