package dev.sparring.gan.monitor.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceStatisticsTest {

    private static final int COUNT = 1024;
    private static final GaussianMixture RING = GaussianMixture.ring(8, 1, 0.02, 7);
    private static final ReferenceStatistics REFERENCE =
            new ReferenceStatistics(drawn(0, mode -> true), COUNT, new SplittableRandom(1));

    /** Samples of some of the ring's modes. */
    private static PointSet drawn(long from, IntPredicate modes) {
        float[] points = new float[2 * COUNT];
        long index = from;
        for (int i = 0; i < COUNT; index++) {
            if (modes.test(RING.label(index).orElseThrow())) {
                RING.read(index, points, 2 * i);
                i++;
            }
        }
        return new PointSet(points, 2);
    }

    private static SampleStatistics look(PointSet samples) {
        return REFERENCE.compare(samples, Optional.empty());
    }

    @Test
    void otherSamplesOfTheDataAreAsTheDataIs() {
        SampleStatistics look = look(drawn(1_000_000, mode -> true));
        assertThat(look.diversity()).isCloseTo(1, within(0.02));
        assertThat(look.effective()).isCloseTo(1, within(0.02));
        assertThat(look.shareLost()).isZero();
        assertThat(look.overlap().precision()).isGreaterThan(0.9);
        assertThat(look.differentBins()).isLessThan(0.2);
        assertThat(look.duplicates()).isCloseTo(1, within(0.5));
        assertThat(look.drift()).isZero();
    }

    @Test
    void theShareLostIsThatOfTheModesThatAreMissing() {
        assertThat(look(drawn(1_000_000, mode -> mode != 3)).shareLost()).isCloseTo(1.0 / 8, within(0.03));
        assertThat(look(drawn(1_000_000, mode -> mode < 5)).shareLost()).isCloseTo(3.0 / 8, within(0.03));
        SampleStatistics one = look(drawn(1_000_000, mode -> mode == 0));
        assertThat(one.shareLost()).isCloseTo(7.0 / 8, within(0.03));
        assertThat(one.diversity()).isLessThan(0.05);
        assertThat(one.overlap().precision()).isGreaterThan(0.9);
        assertThat(one.overlap().recall()).isLessThan(0.2);
        assertThat(one.effective()).isLessThan(0.3);
        // Pairs of one mode are eight times as many as those of eight.
        assertThat(one.duplicates()).isCloseTo(8, within(2.0));
    }

    @Test
    void badSamplesThatKeepAllDirectionsLoseNothing() {
        PointSet good = drawn(1_000_000, mode -> true);
        float[] near = good.numbers().clone();
        for (int i = 0; i < near.length; i++) {
            near[i] *= 0.7f;
        }
        SampleStatistics look = look(new PointSet(near, 2));
        assertThat(look.shareLost()).isLessThan(0.05);
        assertThat(look.overlap().precision()).isZero();
        assertThat(look.diversity()).isCloseTo(0.7, within(0.02));
    }

    @Test
    void samplesThatTurnAQuarterMoveByTheRootOfTwoAndDriftNot() {
        PointSet before = drawn(1_000_000, mode -> true);
        float[] turned = new float[before.numbers().length];
        for (int i = 0; i < turned.length; i += 2) {
            turned[i] = -before.numbers()[i + 1];
            turned[i + 1] = before.numbers()[i];
        }
        SampleStatistics look = REFERENCE.compare(new PointSet(turned, 2), Optional.of(before));
        assertThat(look.moved()).isCloseTo(Math.sqrt(2), within(0.02));
        assertThat(look.drift()).isLessThan(0.1);
        assertThat(REFERENCE.compare(before, Optional.of(before)).moved()).isZero();
    }

    @Test
    void samplesThatHopFromOneModeToAnotherDriftWholly() {
        SampleStatistics look =
                REFERENCE.compare(drawn(1_000_000, mode -> mode == 4), Optional.of(drawn(0, mode -> mode == 0)));
        assertThat(look.drift()).isEqualTo(1);
        assertThat(look.moved()).isCloseTo(2, within(0.1));
    }

    private static SampleStatistics look(PointSet reals, PointSet samples, Optional<PointSet> last) {
        return new ReferenceStatistics(reals, samples.count(), new SplittableRandom(1)).compare(samples, last);
    }

    private static PointSet first(PointSet points, int count) {
        return new PointSet(java.util.Arrays.copyOf(points.numbers(), 2 * count), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 6, 20, 40, 100, 200})
    void ofFewRealsOtherSamplesOfTheDataAreStillGood(int count) {
        PointSet reals = first(drawn(0, mode -> true), count);
        SampleStatistics look = look(reals, drawn(1_000_000, mode -> true), Optional.empty());
        assertThat(look.shareLost()).isLessThan(0.17);
        if (count >= 40) {
            assertThat(look.diversity()).isCloseTo(1, within(0.1));
            assertThat(look.overlap().precision()).isGreaterThan(0.5);
        }
        if (count < 46) {
            assertThat(look.duplicates())
                    .as("no pair of a thousandth of so few")
                    .isNaN();
        } else {
            assertThat(look.duplicates()).isPositive();
        }
        assertThat(look.effective()).isPositive();
    }

    @Test
    void ofFewRealsTheLossOfHalfOfThemIsSeen() {
        PointSet reals = first(drawn(0, mode -> true), 100);
        assertThat(look(reals, drawn(1_000_000, mode -> mode < 4), Optional.empty())
                        .shareLost())
                .isGreaterThan(0.17);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40, 1024})
    void whereAllOfTheDataIsTheSameNothingIsMadeUp(int count) {
        float[] numbers = new float[2 * count];
        java.util.Arrays.fill(numbers, 0.3f);
        PointSet same = new PointSet(numbers, 2);
        PointSet samples = drawn(1_000_000, mode -> true);
        SampleStatistics look = look(same, samples, Optional.of(samples));
        assertThat(look.diversity()).isNaN();
        assertThat(look.moved()).isNaN();
        assertThat(look.duplicates()).isNaN();
        assertThat(look.overlap().precision()).isNaN();
        assertThat(look.shareLost()).isZero();
        // Samples that all differ, over a single thing.
        assertThat(look.effective()).isCloseTo(Math.min(512, count), within(1e-6));
        SampleStatistics hit = look(same, new PointSet(filled(2 * COUNT), 2), Optional.empty());
        assertThat(hit.effective()).isEqualTo(1);
    }

    private static float[] filled(int length) {
        float[] numbers = new float[length];
        java.util.Arrays.fill(numbers, 0.3f);
        return numbers;
    }

    @Test
    void whereMostOfTheDataIsTheSamePrecisionIsNotJudged() {
        float[] numbers = drawn(0, mode -> true).numbers().clone();
        java.util.Arrays.fill(numbers, 0, 2 * 700, 0.5f);
        SampleStatistics look = look(new PointSet(numbers, 2), drawn(1_000_000, mode -> true), Optional.empty());
        assertThat(look.overlap().precision()).isNaN();
        assertThat(look.diversity()).isPositive();
        assertThat(look.effective()).isFinite();
        assertThat(look.duplicates()).isNaN();
    }
}
