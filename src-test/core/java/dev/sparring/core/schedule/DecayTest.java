package dev.sparring.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
