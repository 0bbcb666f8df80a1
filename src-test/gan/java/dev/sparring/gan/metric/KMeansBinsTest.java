package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KMeansBinsTest {

    private static final RandomStream RANDOM = new RandomStream(1, "bins");

    private static int[] counts(BinHistogram histogram) {
        return IntStream.range(0, histogram.bins()).map(histogram::count).toArray();
    }

    @Test
    void groupsFarApartAreTheBins() {
        PointSet groups = Clouds.classes(500, 6, 0, 1);
        KMeansBins bins = KMeansBins.of(groups, 6, RANDOM.at(0));
        int[] classes = new int[6];
        for (int i = 0; i < 500; i++) {
            for (int k = 0; k < 6; k++) {
                classes[k] += groups.numbers()[6 * i + k] > 5.5 ? 1 : 0;
            }
        }
        assertThat(counts(bins.reference())).containsExactlyInAnyOrder(classes);
    }

    @Test
    void binsAreWhereLloydsRoundsEnd() {
        // Of two bins over these, the only stable ones that k-means++ can seed are {0, 1, 2} and {10, 11}.
        PointSet points = new PointSet(new float[] {0, 1, 2, 10, 11}, 1);
        KMeansBins bins = KMeansBins.of(points, 2, RANDOM.at(0));
        assertThat(counts(bins.reference())).containsExactlyInAnyOrder(3, 2);
        // The border lies between the means, 1 and 10.5.
        BinHistogram sides = bins.histogram(new PointSet(new float[] {-50, 5.7f, 5.8f, 6, 99}, 1));
        assertThat(sides.count(bins.reference().count(0) == 3 ? 0 : 1)).isEqualTo(2);
    }

    @Test
    void theSameNumbersGiveTheSameBinsAndOthersOthers() {
        PointSet data = Clouds.normal(400, 4, 0, 1, 1);
        PointSet samples = Clouds.normal(300, 4, 0, 1, 2);
        int[] first = counts(KMeansBins.of(data, 20, RANDOM.at(3)).histogram(samples));
        assertThat(counts(KMeansBins.of(data, 20, RANDOM.at(3)).histogram(samples)))
                .isEqualTo(first);
        assertThat(counts(KMeansBins.of(data, 20, RANDOM.at(4)).histogram(samples)))
                .isNotEqualTo(first);
    }

    @Test
    void binsLowerTheSquaredDistanceAsMuchAsKMeansCan() {
        // k bins over an even line of n k points have n points each and a mean squared distance of (n² - 1) / 12 at
        // best;
        // k-means++ alone comes within a factor of 8 (ln k + 2) on average.
        float[] line = new float[1000];
        for (int i = 0; i < line.length; i++) {
            line[i] = i;
        }
        KMeansBins bins = KMeansBins.of(new PointSet(line, 1), 10, RANDOM.at(0));
        double within = 0;
        for (int i = 0; i < 10; i++) {
            // A bin on a line is an interval.
            double n = bins.reference().count(i);
            within += n * (n * n - 1) / 12;
        }
        assertThat(within / 1000).isBetween(9999.0 / 12, 1.5 * 9999.0 / 12);
    }

    @Test
    void theSameDistributionHasAboutATwentiethOfDifferentBinsAndAClassLessHasMore() {
        PointSet data = Clouds.classes(4000, 10, 0, 1);
        KMeansBins bins = KMeansBins.of(data, 100, RANDOM.at(0));
        NdbResult same = bins.compare(Clouds.classes(4000, 10, 0, 2));
        NdbResult less = bins.compare(Clouds.classes(4000, 10, 1, 2));
        assertThat(same.total()).isEqualTo(100);
        assertThat(same.different()).isLessThan(13);
        assertThat(same.divergence()).isCloseTo(99 * (1.0 / 4000 + 1.0 / 4000) / 8, within(0.003));
        assertThat(less.different()).isBetween(same.different() + 5, 40);
        // A tenth of the data is gone and the rest has grown by a ninth.
        double gone = (0.1 * Math.log(2) + 0.9 * Math.log(0.9 / 0.95) + Math.log(1 / 0.95)) / 2;
        assertThat(less.divergence()).isCloseTo(gone, within(0.012));
        assertThat(bins.reference().totalVariation(bins.histogram(Clouds.classes(4000, 10, 1, 2))))
                .isCloseTo(0.1, within(0.08));
    }

    @Test
    void fakesInOneBinMakeAllOccupiedBinsDifferent() {
        KMeansBins bins = KMeansBins.of(Clouds.classes(1000, 8, 0, 1), 8, RANDOM.at(0));
        NdbResult collapsed = bins.compare(Clouds.onOneSpot(1000, 8, 0.1f));
        assertThat(collapsed.different()).isEqualTo(8);
        assertThat(collapsed.divergence()).isGreaterThan(0.4);
    }

    @Test
    void twoProportionsDifferFromTheCriticalValueOn() {
        // Of 100 each, 50 against 63 has z = 0.13 / sqrt(0.565 * 0.435 * 0.02) = 1.854; 50 against 64 has 2.0.
        BinHistogram fifty = BinHistogram.of(new int[] {50, 50}, 100);
        assertThat(NdbResult.of(fifty, BinHistogram.of(new int[] {63, 37}, 100)).different())
                .isZero();
        assertThat(NdbResult.of(fifty, BinHistogram.of(new int[] {64, 36}, 100)).different())
                .isEqualTo(2);
        // Nothing against 3 of 100 has z = 1.745; against 4 it is 2.020.
        BinHistogram none = BinHistogram.of(new int[] {0}, 100);
        assertThat(NdbResult.of(none, BinHistogram.of(new int[] {3}, 100)).different())
                .isZero();
        assertThat(NdbResult.of(none, BinHistogram.of(new int[] {4}, 100)).different())
                .isEqualTo(1);
        assertThat(NdbResult.of(none, none)).isEqualTo(new NdbResult(0, 1, 0));
    }

    @Test
    void fewerDistinctPointsMakeFewerBins() {
        PointSet spots = Clouds.both(Clouds.onOneSpot(5, 2, 1), Clouds.onOneSpot(3, 2, 4));
        KMeansBins bins = KMeansBins.of(spots, 10, RANDOM.at(0));
        assertThat(bins.count()).isEqualTo(2);
        assertThat(counts(bins.reference())).containsExactlyInAnyOrder(5, 3);
        assertThat(KMeansBins.of(Clouds.onOneSpot(1, 3, 7), 4, RANDOM.at(0)).count())
                .isEqualTo(1);
    }

    @Test
    void orderPlaceAndScaleOfSamplesDoNotMatter() {
        PointSet data = Clouds.coarse(200, 3, 1);
        PointSet samples = Clouds.coarse(100, 3, 2);
        KMeansBins bins = KMeansBins.of(data, 12, RANDOM.at(0));
        NdbResult comparison = bins.compare(samples);
        assertThat(bins.compare(Clouds.shuffled(samples, 3))).isEqualTo(comparison);
        KMeansBins scaled = KMeansBins.of(Clouds.moved(data, 8, 0), 12, RANDOM.at(0));
        assertThat(scaled.compare(Clouds.moved(samples, 8, 0))).isEqualTo(comparison);
    }

    @Test
    void samplesThatAreNotFiniteLieInNoBin() {
        PointSet data = Clouds.both(Clouds.normal(100, 2, 0, 1, 1), Clouds.onOneSpot(10, 2, Float.NaN));
        KMeansBins bins = KMeansBins.of(data, 5, RANDOM.at(0));
        assertThat(bins.reference().shareOutside()).isCloseTo(10.0 / 110, within(1e-12));
        NdbResult nothing = KMeansBins.of(Clouds.normal(100, 2, 0, 1, 1), 5, RANDOM.at(0))
                .compare(Clouds.onOneSpot(100, 2, Float.NaN));
        assertThat(nothing.different()).isEqualTo(5);
        assertThat(nothing.divergence()).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void dataWithoutAFinitePointAndOtherLengthsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KMeansBins.of(Clouds.onOneSpot(3, 1, Float.NaN), 2, RANDOM.at(0)))
                .withMessage("data must have a finite point, got none of 3");
        PointSet data = Clouds.normal(10, 2, 0, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> KMeansBins.of(data, 0, RANDOM.at(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KMeansBins.of(data, 2, RANDOM.at(0)).histogram(Clouds.normal(3, 3, 0, 1, 1)));
    }
}
