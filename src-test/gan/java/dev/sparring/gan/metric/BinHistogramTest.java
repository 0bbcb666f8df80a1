package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinHistogramTest {

    @Test
    void pointsThatAreInNoBinAreTheRestOfTheTotal() {
        BinHistogram histogram = BinHistogram.of(new int[] {3, 0, 5}, 10);
        assertThat(histogram.bins()).isEqualTo(3);
        assertThat(histogram.total()).isEqualTo(10);
        assertThat(histogram.count(2)).isEqualTo(5);
        assertThat(histogram.share(0)).isEqualTo(0.3);
        assertThat(histogram.shareOutside()).isEqualTo(0.2);
    }

    @Test
    void distancesOfEqualAndOfDisjointHistogramsAreTheLeastAndTheMost() {
        BinHistogram a = BinHistogram.of(new int[] {2, 2, 0, 0}, 4);
        BinHistogram twice = BinHistogram.of(new int[] {4, 4, 0, 0}, 8);
        BinHistogram other = BinHistogram.of(new int[] {0, 0, 1, 3}, 4);
        BinHistogram nowhere = BinHistogram.of(new int[4], 7);
        assertThat(a.totalVariation(twice)).isZero();
        assertThat(a.divergence(twice)).isZero();
        assertThat(a.totalVariation(other)).isEqualTo(1);
        assertThat(a.divergence(other)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(a.totalVariation(nowhere)).isEqualTo(1);
        assertThat(a.divergence(nowhere)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(nowhere.divergence(nowhere)).isZero();
    }

    @Test
    void distancesOfAHalfAndAQuarterByHand() {
        BinHistogram half = BinHistogram.of(new int[] {1, 1}, 2);
        BinHistogram quarter = BinHistogram.of(new int[] {1, 3}, 4);
        assertThat(half.totalVariation(quarter)).isEqualTo(0.25);
        // Entropy of the mean less the mean of the entropies.
        double expected = entropy(3.0 / 8, 5.0 / 8) - (entropy(0.5, 0.5) + entropy(0.25, 0.75)) / 2;
        assertThat(half.divergence(quarter)).isCloseTo(expected, within(1e-15));
    }

    private static double entropy(double p, double q) {
        return -p * Math.log(p) - q * Math.log(q);
    }

    @Test
    void distancesAreSymmetricAndTheirRootIsBoundAsPinskersInequalitySays() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            int[] first = random.ints(9, 0, 20).toArray();
            int[] second = random.ints(9, 0, 20).toArray();
            BinHistogram a = BinHistogram.of(first, 200);
            BinHistogram b = BinHistogram.of(second, 250);
            assertThat(a.divergence(b)).isCloseTo(b.divergence(a), within(1e-15));
            assertThat(a.totalVariation(b)).isCloseTo(b.totalVariation(a), within(1e-15));
            double variation = a.totalVariation(b);
            assertThat(a.divergence(b)).isBetween(variation * variation / 2 - 1e-15, variation * Math.log(2) + 1e-15);
        }
    }

    @Test
    void countsAreCopied() {
        int[] counts = {1, 2};
        BinHistogram histogram = BinHistogram.of(counts, 3);
        counts[0] = 9;
        assertThat(histogram.count(0)).isEqualTo(1);
    }

    @Test
    void brokenCountsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BinHistogram.of(new int[0], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BinHistogram.of(new int[] {-1, 2}, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinHistogram.of(new int[] {1, 2}, 2))
                .withMessage("total must be at least 3, got 2");
        assertThatIllegalArgumentException().isThrownBy(() -> BinHistogram.of(new int[] {0}, 0));
        BinHistogram two = BinHistogram.of(new int[] {1, 2}, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> two.divergence(BinHistogram.of(new int[] {1}, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> two.totalVariation(BinHistogram.of(new int[] {1}, 1)));
    }
}
