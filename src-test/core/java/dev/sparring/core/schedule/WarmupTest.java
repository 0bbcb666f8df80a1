package dev.sparring.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every warmup against its closed form, written out here once more. */
class WarmupTest {

    private static final double EXACT = 1e-15;

    static Stream<Warmup> rising() {
        return Stream.of(
                new Warmup.None(),
                new Warmup.Constant(30, 0.25),
                new Warmup.Linear(20),
                new Warmup.LinearFrom(25, 0.1),
                new Warmup.LinearFromZero(12),
                new Warmup.LinearLR(33, 1.0 / 3),
                new Warmup.Exponential(50, 0.01),
                new Warmup.ExponentialApproach(20),
                new Warmup.Polynomial(40, 2),
                new Warmup.Cosine(15),
                new Warmup.UntunedLinear(0.93),
                new Warmup.UntunedExponential(0.95),
                new Warmup.RAdamRectification(0.99));
    }

    @ParameterizedTest
    @MethodSource("rising")
    void factorsNeverFallAndStayWithinZeroAndOne(Warmup warmup) {
        double before = 0;
        for (long t = 0; t < 500; t++) {
            double factor = warmup.factor(t);
            assertThat(factor).isBetween(before, 1.0);
            before = factor;
        }
    }

    @ParameterizedTest
    @MethodSource("rising")
    void nothingIsRememberedBetweenCalls(Warmup warmup) {
        double at7 = warmup.factor(7);
        warmup.factor(400);
        assertThat(warmup.factor(7)).isEqualTo(at7);
    }

    @Test
    void noneIsOneFromTheFirstUpdateOn() {
        assertThat(new Warmup.None().factor(0)).isEqualTo(1);
        assertThat(new Warmup.None().updates()).isZero();
    }

    @Test
    void constantHoldsItsShareThenJumps() {
        Warmup warmup = new Warmup.Constant(3, 0.25);
        assertThat(List.of(warmup.factor(0), warmup.factor(2), warmup.factor(3)))
                .containsExactly(0.25, 0.25, 1.0);
    }

    @Test
    void linearIsTheShareOfUpdatesMadeThisOneIncluded() {
        Warmup warmup = new Warmup.Linear(5);
        for (int t = 0; t < 5; t++) {
            assertThat(warmup.factor(t)).isCloseTo((t + 1) / 5.0, within(EXACT));
        }
        assertThat(warmup.factor(4)).isEqualTo(1);
        assertThat(warmup.factor(5)).isEqualTo(1);
    }

    @Test
    void linearFromStartsAtItsStartAndHasTheBaseRateInItsLastUpdate() {
        // The article's example: from 0.01 to 0.1 in 5 updates.
        Warmup warmup = new Warmup.LinearFrom(5, 0.1);
        double[] rates = {0.01, 0.0325, 0.055, 0.0775, 0.1, 0.1};
        for (int t = 0; t < rates.length; t++) {
            assertThat(0.1 * warmup.factor(t)).isCloseTo(rates[t], within(1e-16));
        }
    }

    @Test
    void linearFromZeroStartsAtZeroAndReachesTheBaseRateAfterIt() {
        Warmup warmup = new Warmup.LinearFromZero(4);
        double[] factors = {0, 0.25, 0.5, 0.75, 1, 1};
        for (int t = 0; t < factors.length; t++) {
            assertThat(warmup.factor(t)).isCloseTo(factors[t], within(EXACT));
        }
    }

    @Test
    void linearByFactorIsPyTorchsLinearLr() {
        // torch.optim.lr_scheduler.LinearLR(start_factor=0.1, total_iters=5) at a base of 0.1.
        Warmup warmup = new Warmup.LinearLR(5, 0.1);
        double[] rates = {0.01, 0.028, 0.046, 0.064, 0.082, 0.1, 0.1};
        for (int t = 0; t < rates.length; t++) {
            assertThat(0.1 * warmup.factor(t)).isCloseTo(rates[t], within(1e-16));
        }
    }

    @Test
    void exponentialGrowsByTheSameRatio() {
        Warmup warmup = new Warmup.Exponential(9, 0.01);
        assertThat(warmup.factor(0)).isCloseTo(0.01, within(EXACT));
        assertThat(warmup.factor(4)).isCloseTo(0.1, within(EXACT));
        assertThat(warmup.factor(8)).isEqualTo(1);
        double ratio = Math.pow(100, 1.0 / 8);
        for (int t = 1; t < 9; t++) {
            assertThat(warmup.factor(t) / warmup.factor(t - 1)).isCloseTo(ratio, within(1e-13));
        }
    }

    @Test
    void approachComesWithinOneOverEAfterItsTimeConstantAndNeverArrives() {
        Warmup warmup = new Warmup.ExponentialApproach(20);
        assertThat(warmup.factor(19)).isCloseTo(1 - 1 / Math.E, within(EXACT));
        assertThat(warmup.factor(100))
                .isCloseTo(1 - Math.exp(-101 / 20.0), within(EXACT))
                .isLessThan(1);
    }

    @Test
    void polynomialAndCosineFollowTheirFormulas() {
        for (int t = 0; t < 8; t++) {
            double share = (t + 1) / 8.0;
            assertThat(new Warmup.Polynomial(8, 2).factor(t)).isCloseTo(share * share, within(EXACT));
            assertThat(new Warmup.Polynomial(8, 0.5).factor(t)).isCloseTo(Math.sqrt(share), within(EXACT));
            double sine = Math.sin(Math.PI * share / 2);
            assertThat(new Warmup.Cosine(8).factor(t)).isCloseTo(sine * sine, within(EXACT));
        }
    }

    @Test
    void untunedLengthsComeFromBeta2() {
        assertThat(new Warmup.UntunedLinear(0.999).updates()).isEqualTo(2000);
        assertThat(new Warmup.UntunedLinear(0.99).updates()).isEqualTo(200);
        assertThat(new Warmup.UntunedExponential(0.9).updates()).isEqualTo(10);
        // 2 / (1 - 0.93) is 28.57: the length need not be whole.
        assertThat(new Warmup.UntunedLinear(0.93).factor(9)).isCloseTo(10 * 0.07 / 2, within(EXACT));
        assertThat(new Warmup.UntunedLinear(0.93).factor(28)).isEqualTo(1);
        assertThat(new Warmup.UntunedExponential(0.93).factor(9)).isCloseTo(1 - Math.exp(-0.7), within(EXACT));
    }

    @Test
    void rectificationIsRAdamsTerm() {
        // Beta2 0.9, n = 5: rhoInf = 19, rho = 19 - 10 * 0.59049 / 0.40951.
        double rho = 19 - 10 * 0.59049 / 0.40951;
        double expected = Math.sqrt((rho - 4) * (rho - 2) * 19 / (15 * 17 * rho));
        assertThat(new Warmup.RAdamRectification(0.9).factor(0)).isCloseTo(expected, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Warmup.RAdamRectification(0.6))
                .withMessageContaining("(0.6, 1)");
    }

    @Test
    void aWarmupOfOneUpdateHasTheBaseRateAtOnce() {
        assertThat(new Warmup.Linear(1).factor(0)).isEqualTo(1);
        assertThat(new Warmup.LinearFrom(1, 0.1).factor(0)).isEqualTo(1);
        assertThat(new Warmup.Exponential(1, 0.1).factor(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void lengthsBelowOneAreRefused(long updates) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Warmup.Linear(updates))
                .withMessageContaining("updates");
        assertThatIllegalArgumentException().isThrownBy(() -> new Warmup.ExponentialApproach(updates));
        assertThatIllegalArgumentException().isThrownBy(() -> new Warmup.Constant(updates, 0.5));
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1.1", "NaN"})
    void sharesOutsideZeroAndOneAreRefused(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Warmup.Constant(5, share))
                .withMessageContaining("share");
        assertThatIllegalArgumentException().isThrownBy(() -> new Warmup.LinearFrom(5, share));
        assertThatIllegalArgumentException().isThrownBy(() -> new Warmup.LinearLR(5, share));
        assertThatIllegalArgumentException().isThrownBy(() -> new Warmup.Exponential(5, share));
    }

    @Test
    void aConstantShareOfZeroIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Warmup.Constant(5, 0));
    }

    @Test
    void anExponentialCannotStartAtZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Warmup.Exponential(5, 0))
                .withMessageContaining("(0, 1]");
    }
}
