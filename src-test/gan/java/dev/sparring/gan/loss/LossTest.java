package dev.sparring.gan.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {

    private static final int BATCH = 7;
    private static final float STEP = 1f / 256;

    private static Loss loss(String name) {
        return Losses.find(name).orElseThrow();
    }

    /** Logits away from the kinks of the hinge, so that differences are smooth; multiples of 1/64, exact in floats. */
    private static float[] logits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] logits = new float[BATCH];
        for (int i = 0; i < BATCH; i++) {
            do {
                logits[i] = random.nextInt(-256, 257) / 64f;
            } while (Math.abs(Math.abs(logits[i]) - 1) < 0.05);
        }
        return logits;
    }

    static java.util.List<String> names() {
        return Losses.catalog().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theDiscriminatorsGradientsEqualFiniteDifferences(String name) {
        float[] real = logits(1);
        float[] fake = logits(2);
        LossValue value = loss(name).discriminator(real, fake);
        assertDifferences(real, value.realGradient(), r -> loss(name)
                .discriminator(r, fake)
                .value());
        assertDifferences(fake, value.fakeGradient(), f -> loss(name)
                .discriminator(real, f)
                .value());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theEquilibriumIsTheLeastLossOfADiscriminatorThatCannotTell(String name) {
        double least = Double.POSITIVE_INFINITY;
        for (float logit = -4; logit <= 4; logit += 1f / 64) {
            float[] same = {logit};
            least = Math.min(least, loss(name).discriminator(same, same).value());
        }
        assertThat(loss(name).equilibrium()).isCloseTo(least, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGeneratorsGradientEqualsFiniteDifferences(String name) {
        float[] real = logits(3);
        float[] fake = logits(4);
        LossValue value = loss(name).generator(real, fake);
        assertDifferences(
                fake, value.fakeGradient(), f -> loss(name).generator(real, f).value());
    }

    private static void assertDifferences(float[] logits, float[] gradient, ToDoubleFunction<float[]> value) {
        assertThat(gradient).hasSize(logits.length);
        for (int i = 0; i < logits.length; i++) {
            float[] above = logits.clone();
            float[] below = logits.clone();
            above[i] += STEP;
            below[i] -= STEP;
            double numeric = (value.applyAsDouble(above) - value.applyAsDouble(below)) / (2 * STEP);
            assertThat((double) gradient[i]).isCloseTo(numeric, within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void hugeLogitsNeitherOverflowNorLoseTheGradient(String name) {
        float[] real = {-1e4f, 1e4f};
        float[] fake = {1e4f, -1e4f};
        LossValue discriminator = loss(name).discriminator(real, fake);
        LossValue generator = loss(name).generator(real, fake);
        assertThat(discriminator.value()).isFinite();
        assertThat(generator.value()).isFinite();
        // The first pair is judged wholly wrong: the discriminator must still be told to mend it.
        assertThat(discriminator.realGradient()[0]).isNegative();
        assertThat(discriminator.fakeGradient()[0]).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        // name, discriminator and generator at logits of 0, by the formulas of the papers
        "non-saturating, 1.3862943611198906, 0.6931471805599453",
        "minimax, 1.3862943611198906, -0.6931471805599453",
        "least-squares, 0.5, 0.5",
        "hinge, 2, 0",
        "wasserstein, 0, 0",
        "relativistic-pairing, 0.6931471805599453, 0.6931471805599453",
        "relativistic-average, 1.3862943611198906, 1.3862943611198906"
    })
    void atEqualLogitsOfZeroTheValueIsTheFormulas(String name, double discriminator, double generator) {
        float[] zeros = new float[3];
        assertThat(loss(name).discriminator(zeros, zeros).value()).isCloseTo(discriminator, within(1e-15));
        assertThat(loss(name).generator(zeros, zeros).value()).isCloseTo(generator, within(1e-15));
    }

    @Test
    void theMinimaxGeneratorLearnsNothingWhereTheDiscriminatorIsSureAndTheNonSaturatingOneDoes() {
        float[] sure = {-20};
        assertThat(Math.abs(loss("minimax").generator(new float[0], sure).fakeGradient()[0]))
                .isLessThan(1e-8f);
        assertThat(loss("non-saturating").generator(new float[0], sure).fakeGradient()[0])
                .isCloseTo(-1f, within(1e-6f));
    }

    @Test
    void onlyRelativisticLossesPair() {
        assertThat(Losses.catalog().names().stream().filter(name -> loss(name).needsBothBatches()))
                .containsExactly("relativistic-pairing", "relativistic-average");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss("relativistic-pairing").discriminator(new float[2], new float[3]));
    }

    @Test
    void anUnknownNameIsNoLoss() {
        assertThat(Losses.find("best")).isEmpty();
    }
}
