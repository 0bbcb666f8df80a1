package dev.sparring.ui.desktop.component.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecimatorTest {

    @Test
    void extremesAndSumsSurviveTenMillionStepsInBoundedMemory() {
        Decimator decimator = new Decimator(4096);
        for (long step = 1; step <= 10_000_000; step++) {
            decimator.add(step, step == 1_234_567 ? 99 : step == 7_654_321 ? -99 : 1);
        }
        DecimatedSeries buckets = decimator.snapshot();
        assertThat(buckets.least().length).isBetween(2048, 4096);
        assertThat(buckets.width()).isEqualTo(4096);
        assertThat(buckets.last()).isEqualTo(10_000_000);
        assertThat(buckets.greatest()).isEqualTo(99);
        assertThat(buckets.leastAbove(Double.NEGATIVE_INFINITY)).isEqualTo(-99);
        assertThat(Arrays.stream(buckets.count()).sum()).isEqualTo(10_000_000);
        assertThat(Arrays.stream(buckets.sum()).sum()).isEqualTo(9_999_998);
    }

    @Test
    void anExtremeStaysInTheBucketOfItsStep() {
        Decimator decimator = new Decimator(8);
        for (long step = 1; step <= 32; step++) {
            decimator.add(step, step == 10 ? 5 : 0);
        }
        DecimatedSeries buckets = decimator.snapshot();
        assertThat(buckets.width()).isEqualTo(4);
        assertThat(buckets.most()).containsExactly(0, 0, 5, 0, 0, 0, 0, 0);
    }

    @Test
    void fewPointsAreKeptOneByOne() {
        Decimator decimator = new Decimator(8);
        decimator.add(1, 3);
        decimator.add(2, 4);
        assertThat(decimator.snapshot().most()).containsExactly(3, 4);
        assertThat(decimator.snapshot().newest()).isEqualTo(4);
    }

    @Test
    void valuesThatAreNotFiniteAreLeftOut() {
        Decimator decimator = new Decimator(8);
        decimator.add(1, Double.NaN);
        decimator.add(2, Double.POSITIVE_INFINITY);
        assertThat(decimator.snapshot().last()).isZero();
        decimator.add(3, 1);
        assertThat(decimator.snapshot().count()).containsExactly(0, 0, 1);
    }

    @Test
    void aColumnHoldsTheExtremesAndTheMeanOfWhatFallsOnIt() {
        Decimator decimator = new Decimator(128);
        for (long step = 1; step <= 100; step++) {
            decimator.add(step, (double) step);
        }
        PixelColumns columns = decimator.snapshot().columns(Axis.linear(0.5, 100.5), 10);
        assertThat(columns.least()[3]).isEqualTo(31);
        assertThat(columns.most()[3]).isEqualTo(40);
        assertThat(columns.mean()[3]).isCloseTo(35.5, within(1e-12));
    }

    @Test
    void columnsWithoutPointsAreNaN() {
        Decimator decimator = new Decimator(8);
        decimator.add(1, 2);
        PixelColumns columns = decimator.snapshot().columns(Axis.linear(0, 100), 10);
        assertThat(columns.mean()[0]).isEqualTo(2);
        assertThat(columns.mean()[9]).isNaN();
        assertThat(columns.least()[9]).isNaN();
    }

    @Test
    void aStepBeforeTheFirstIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Decimator(8).add(0, 1));
    }

    @Test
    void anOddCapacityIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Decimator(7));
    }
}
