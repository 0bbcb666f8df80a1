package dev.sparring.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecayTest {

    static Stream<Decay> all() {
        return Stream.of(
                new Decay.None(), new Decay.Cosine(100, 0), new Decay.Cosine(7, 0.3), new Decay.Linear(50, 0.1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void factorsNeverRiseNotEvenPastTheEnd(Decay decay) {
        double before = 1;
        for (long s = 0; s < 1000; s++) {
            double factor = decay.factor(s);
            assertThat(factor).isBetween(0.0, before);
            before = factor;
        }
    }

    @Test
    void cosineIsHalfWayInTheMiddleAndAtItsEndAfterwards() {
        Decay decay = new Decay.Cosine(10, 0.2);
        assertThat(decay.factor(0)).isEqualTo(1);
        assertThat(decay.factor(5)).isCloseTo(0.6, within(1e-15));
        assertThat(decay.factor(10)).isEqualTo(0.2);
        assertThat(decay.factor(10_000)).isEqualTo(0.2);
    }

    @Test
    void cosineIsHuggingFacesBelowItsEnd() {
        // transformers get_cosine_schedule_with_warmup(5, 15) at 0.1, updates 5 to 14.
        double[] rates = {
            .1,
            .09755282581475769,
            .09045084971874738,
            .07938926261462366,
            .06545084971874737,
            .05,
            .03454915028125263,
            .02061073738537635,
            .009549150281252633,
            .0024471741852423235
        };
        for (int s = 0; s < rates.length; s++) {
            assertThat(0.1 * new Decay.Cosine(10, 0).factor(s)).isCloseTo(rates[s], within(1e-16));
        }
    }

    @Test
    void linearIsStraight() {
        Decay decay = new Decay.Linear(4, 0);
        double[] factors = {1, 0.75, 0.5, 0.25, 0, 0};
        for (int s = 0; s < factors.length; s++) {
            assertThat(decay.factor(s)).isCloseTo(factors[s], within(1e-15));
        }
    }

    private static double[] factors(Decay decay, int count) {
        double[] factors = new double[count];
        for (int s = 0; s < count; s++) {
            factors[s] = decay.factor(s);
        }
        return factors;
    }

    @Test
    void inverseSquareRootIsHuggingFaces() {
        // transformers get_inverse_sqrt_schedule(num_warmup_steps=4) at 0.1, updates 4 to 6.
        double[] rates = {.1, .08944271909999159, .08164965809277262};
        for (int s = 0; s < rates.length; s++) {
            assertThat(0.1 * new Decay.InverseSqrt(4).factor(s)).isCloseTo(rates[s], within(1e-16));
        }
        assertThat(new Decay.InverseSqrt(4).factor(12)).isEqualTo(0.5);
    }

    @Test
    void stableHoldsAndThenFollowsItsDecay() {
        Decay decay = new Decay.StableThenDecay(3, new Decay.Linear(2, 0));
        assertThat(factors(decay, 7)).containsExactly(1, 1, 1, 1, 0.5, 0, 0);
    }

    @Test
    void stepsComeWhenTheyShould() {
        assertThat(factors(new Decay.Step(2, 0.5), 5)).containsExactly(1, 1, 0.5, 0.5, 0.25);
        assertThat(factors(new Decay.MultiStep(List.of(1L, 4L), 0.5), 6)).containsExactly(1, 0.5, 0.5, 0.5, 0.25, 0.25);
        assertThat(factors(new Decay.Exponential(0.5), 3)).containsExactly(1, 0.5, 0.25);
        assertThat(factors(new Decay.Polynomial(4, 2, 0.2), 5))
                .containsExactly(new double[] {1, 0.65, 0.4, 0.25, 0.2}, within(1e-15));
    }

    @Test
    void restartsShrinkAndLengthenWithTheirCycle() {
        Decay decay = new Decay.CosineRestarts(2, 2, 0.5, 0.1);
        double middle = 0.1 + 0.4 * (1 + Math.cos(Math.PI / 4)) / 2;
        double low = 0.1 + 0.4 * (1 - Math.cos(Math.PI / 4)) / 2;
        assertThat(factors(decay, 7))
                .containsExactly(new double[] {1, 0.55, 0.5, middle, 0.3, low, 0.25}, within(1e-15));
        // Far out each restart still stands where 2 (2^i - 1) says.
        for (int cycle = 1; cycle < 40; cycle++) {
            assertThat(decay.factor(2 * ((1L << cycle) - 1)))
                    .isCloseTo(Math.max(0.1, Math.pow(0.5, cycle)), within(1e-12));
        }
    }

    @Test
    void restartsStayAtTheEndValueAfterTheirLastCycle() {
        Decay decay = new Decay.CosineRestarts(2, 1, 1, 0.1, 2);
        assertThat(factors(decay, 7)).containsExactly(new double[] {1, 0.55, 1, 0.55, 0.1, 0.1, 0.1}, within(1e-15));
        Decay longer = new Decay.CosineRestarts(2, 2, 1, 0.1, 2);
        assertThat(longer.factor(5)).isGreaterThan(0.1);
        assertThat(longer.factor(6)).isEqualTo(0.1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Decay.CosineRestarts(2, 1, 1, 0.1, -1));
    }

    @Test
    void decaysThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Decay.Exponential(1.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decay.MultiStep(List.of(5L, 5L), 0.1))
                .withMessageContaining("rise");
        assertThatIllegalArgumentException().isThrownBy(() -> new Decay.OneCycle(10, 1, 25, 1e4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decay.CosineRestarts(5, 0.5, 1, 0));
    }

    @Test
    void illegalLengthsAndEndsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decay.Cosine(0, 0))
                .withMessageContaining("updates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decay.Linear(5, 1.5))
                .withMessageContaining("end");
        assertThatIllegalArgumentException().isThrownBy(() -> new Decay.Linear(5, Double.NaN));
    }
}
