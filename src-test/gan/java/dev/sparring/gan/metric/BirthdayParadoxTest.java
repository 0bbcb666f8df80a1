package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.geometry.PointSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthdayParadoxTest {

    private static final double SHARE = 0.001;

    /** Samples drawn evenly from so many things that lie 1 apart. */
    private static PointSet drawn(int samples, int things, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[samples];
        for (int i = 0; i < samples; i++) {
            numbers[i] = random.nextInt(things);
        }
        return new PointSet(numbers, 1);
    }

    @Test
    void theRadiusIsWhereTheShareOfRealPairsLie() {
        // Ten pairs; the nearest two are 1 and 2 apart.
        PointSet reals = new PointSet(new float[] {0, 1, 3, 7, 15}, 1);
        assertThat(BirthdayParadox.of(reals, 0.1).radius()).isEqualTo(1);
        assertThat(BirthdayParadox.of(reals, 0.11).radius()).isEqualTo(2);
        assertThat(BirthdayParadox.of(reals, 1).radius()).isEqualTo(15);
    }

    @Test
    void pairsUpToTheRadiusAreNear() {
        BirthdayParadox duplicates = BirthdayParadox.of(new PointSet(new float[] {0, 2}, 1), 1);
        // 1 and 3, 3 and 5, 5 and 5.5, 3 and 5.5 is more than 2.
        SupportSize support = duplicates.count(new PointSet(new float[] {1, 3, 5, 5.5f}, 1));
        assertThat(support).isEqualTo(new SupportSize(3, 6.0 / 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000})
    void theSupportIsTheNumberOfThingsDrawnFrom(int things) {
        // A radius of less than 1: two are the same thing or not near. Pairs scatter about as much as their root.
        BirthdayParadox duplicates = BirthdayParadox.of(new PointSet(new float[] {0, 0.5f}, 1), 1);
        SupportSize support = duplicates.count(drawn(2000, things, things));
        double pairs = 2000.0 * 1999 / 2 / things;
        assertThat((double) support.nearPairs()).isCloseTo(pairs, within(5 * Math.sqrt(pairs)));
        assertThat(support.size()).isCloseTo(things, within(5 * things / Math.sqrt(pairs)));
    }

    @Test
    void samplesAsTheDataHaveTheSupportOfTheData() {
        PointSet reals = Clouds.normal(800, 3, 0, 1, 1);
        BirthdayParadox duplicates = BirthdayParadox.of(reals, SHARE);
        assertThat(duplicates.count(reals).size()).isCloseTo(1 / SHARE, within(5.0));
        assertThat(duplicates.count(Clouds.normal(800, 3, 0, 1, 2)).size()).isBetween(700.0, 1400.0);
    }

    @Test
    void aTightClusterHasASmallSupportAndWideSamplesALargeOne() {
        BirthdayParadox duplicates = BirthdayParadox.of(Clouds.normal(800, 3, 0, 1, 1), SHARE);
        assertThat(duplicates.count(Clouds.normal(800, 3, 0, 0.05, 2)).size()).isLessThan(10);
        assertThat(duplicates.count(Clouds.normal(800, 3, 0, 5, 2)).size()).isGreaterThan(20_000);
    }

    @Test
    void halfOfTheClassesHalveTheSupport() {
        BirthdayParadox duplicates = BirthdayParadox.of(Clouds.classes(1000, 8, 0, 1), SHARE);
        double all = duplicates.count(Clouds.classes(1000, 8, 0, 2)).size();
        double half = duplicates.count(Clouds.classes(1000, 8, 4, 2)).size();
        assertThat(half / all).isBetween(0.35, 0.65);
    }

    @Test
    void orderPlaceAndCommonScaleDoNotMatter() {
        PointSet reals = Clouds.coarse(100, 3, 1);
        PointSet samples = Clouds.coarse(100, 3, 2);
        SupportSize support = BirthdayParadox.of(reals, 0.01).count(samples);
        assertThat(BirthdayParadox.of(Clouds.shuffled(reals, 3), 0.01).count(Clouds.shuffled(samples, 4)))
                .isEqualTo(support);
        assertThat(BirthdayParadox.of(Clouds.moved(reals, 2, 5), 0.01).count(Clouds.moved(samples, 2, -3)))
                .isEqualTo(support);
    }

    @Test
    void noNearPairIsNoBoundAndNoPairIsNoNumber() {
        BirthdayParadox duplicates = BirthdayParadox.of(new PointSet(new float[] {0, 1}, 1), 1);
        assertThat(duplicates.count(new PointSet(new float[] {0, 5, 10}, 1)))
                .isEqualTo(new SupportSize(0, Double.POSITIVE_INFINITY));
        assertThat(duplicates.count(new PointSet(new float[] {0}, 1))).isEqualTo(new SupportSize(0, Double.NaN));
        assertThat(duplicates.count(Clouds.onOneSpot(9, 1, Float.NaN))).isEqualTo(new SupportSize(0, Double.NaN));
        assertThat(duplicates.count(Clouds.onOneSpot(9, 1, 3))).isEqualTo(new SupportSize(36, 1));
    }

    @Test
    void samplesThatAreNotFiniteAreLeftOut() {
        BirthdayParadox duplicates = BirthdayParadox.of(new PointSet(new float[] {0, 1}, 1), 1);
        PointSet samples = new PointSet(new float[] {0, 0.5f, 9, Float.NaN, Float.POSITIVE_INFINITY}, 1);
        assertThat(duplicates.count(samples)).isEqualTo(new SupportSize(1, 3));
    }

    @Test
    void brokenArgumentsAreRefused() {
        PointSet reals = Clouds.normal(5, 2, 0, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> BirthdayParadox.of(reals, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> BirthdayParadox.of(reals, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> BirthdayParadox.of(Clouds.onOneSpot(1, 2, 0), 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BirthdayParadox.of(Clouds.onOneSpot(5, 2, Float.NaN), 0.1))
                .withMessageStartingWith("reals must have finite distances");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BirthdayParadox.of(reals, 0.1).count(Clouds.normal(5, 3, 0, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> SupportSize.of(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> SupportSize.of(3, 4));
    }
}
