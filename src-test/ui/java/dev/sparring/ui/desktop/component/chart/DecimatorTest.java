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
        Axis all = Axis.linear(0, 1e7);
        assertThat(buckets.extremes(all)).isEqualTo(new Extremes(-99, 1, 99));
        assertThat(buckets.extremes(Axis.linear(2e6, 9e6))).isEqualTo(new Extremes(-99, 1, 1));
        assertThat(buckets.extremes(Axis.linear(0, 7e6))).isEqualTo(new Extremes(1, 1, 99));
        assertThat(buckets.extremes(Axis.linear(2e7, 3e7)).isEmpty()).isTrue();
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
        assertThat(decimator.snapshot().at(2)).isEqualTo(4);
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
    void aStepHasTheNewestValueThatIsNotBehindIt() {
        Decimator decimator = new Decimator(8);
        decimator.add(2, 5);
        decimator.add(6, 9);
        DecimatedSeries series = decimator.snapshot();
        assertThat(series.at(1)).isNaN();
        assertThat(series.at(2)).isEqualTo(5);
        assertThat(series.at(5)).isEqualTo(5);
        assertThat(series.at(6)).isEqualTo(9);
        assertThat(series.at(1000)).isEqualTo(9);
        assertThat(DecimatedSeries.EMPTY.at(3)).isNaN();
    }

    @Test
    void aBucketOfSeveralStepsHasTheirMeanAndItsNewestStep() {
        Decimator decimator = new Decimator(4);
        for (long step = 1; step <= 7; step++) {
            decimator.add(step, (double) step);
        }
        DecimatedSeries series = decimator.snapshot();
        assertThat(series.width()).isEqualTo(2);
        assertThat(series.at(3)).isEqualTo(3.5);
        assertThat(series.newest()).containsExactly(2, 4, 6, 7);
        assertThat(series.centre(3)).isEqualTo(7);
        assertThat(series.centre(0)).isEqualTo(1.5);
    }

    @Test
    void aCopyIsMadeAnewOnlyWhenSomethingCame() {
        Decimator decimator = new Decimator(8);
        decimator.add(1, 1);
        DecimatedSeries first = decimator.snapshot();
        assertThat(decimator.snapshot()).isSameAs(first);
        decimator.add(2, 2);
        assertThat(decimator.snapshot()).isNotSameAs(first);
        assertThat(first.last()).isEqualTo(1);
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
