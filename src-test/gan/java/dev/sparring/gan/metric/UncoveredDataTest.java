package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UncoveredDataTest {

    @Test
    void aNeighbourhoodWithLessThanItsPartOfTheFakesIsLost() {
        // Two neighbours a ball: 0 to 2 around 0, 0 to 2 around 1, 1 to 3 around 2 and so on, 7 to 9 around 9.
        PointSet reals = new PointSet(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 1);
        // Ten fakes, three to be expected in a ball: seven belong to 0, two to 3, one to 9.
        PointSet fakes = new PointSet(new float[] {-9, -1, -1, 0, 0, 0.3f, 0.2f, 2.9f, 3.1f, 40}, 1);
        // 0 and 1 hold seven, 2, 3 and 4 hold two, 5, 6 and 7 none, 8 and 9 one.
        assertThat(UncoveredData.of(reals, 0.2, 0, 0.3).shareLost(fakes)).isEqualTo(0.3);
        assertThat(UncoveredData.of(reals, 0.2, 0, 0.5).shareLost(fakes)).isEqualTo(0.5);
        assertThat(UncoveredData.of(reals, 0.2, 0, 1).shareLost(fakes)).isEqualTo(0.8);
        // A reach of 3 makes it 0 to 3 around 0, 0 to 4 around 1 and so on: 5 and 6 get the two of 3 and, as 7, the one
        // of 9.
        assertThat(UncoveredData.of(reals, 0.2, 3, 0.01).shareLost(fakes)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.05, 0", "2, 0.05, 0.8", "3, 0.1, 0", "4, 0.3, 0.5"})
    void theShareIsThatOfTheDefinition(long seed, double share, double distance) {
        PointSet reals = Clouds.normal(100, 3, 0, 1, seed);
        PointSet fakes = Clouds.normal(150, 3, 1, 1, seed + 50);
        int k = (int) Math.round(share * 100);
        int lost = 0;
        for (int i = 0; i < 100; i++) {
            double[] sorted = new double[100];
            for (int j = 0; j < 100; j++) {
                sorted[j] = Clouds.distance(reals, i, reals, j);
            }
            double[] others = sorted.clone();
            Arrays.sort(sorted);
            double reach = Math.max(sorted[k], distance);
            int held = 0;
            for (int j = 0; j < 150; j++) {
                int nearest = 0;
                for (int l = 1; l < 100; l++) {
                    nearest = Clouds.distance(reals, l, fakes, j) < Clouds.distance(reals, nearest, fakes, j)
                            ? l
                            : nearest;
                }
                held += others[nearest] <= reach ? 1 : 0;
            }
            long members = Arrays.stream(others).filter(other -> other <= reach).count();
            lost += held < 0.1 * 150 * members / 100 ? 1 : 0;
        }
        assertThat(UncoveredData.of(reals, share, distance, 0.1).shareLost(fakes))
                .isEqualTo(lost / 100.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8})
    void classesThatAreMissingAreTheShareThatIsLost(int missing) {
        PointSet reals = Clouds.classes(1000, 10, 0, 1);
        PointSet fakes = Clouds.classes(1000, 10, missing, 2);
        assertThat(UncoveredData.of(reals, 0.05, 0, 0.1).shareLost(fakes)).isCloseTo(missing / 10.0, within(0.03));
    }

    @Test
    void aTightClusterOfFakesLosesMostAndWideOnesLoseLittleOfTheMiddle() {
        UncoveredData neighbourhoods = UncoveredData.of(Clouds.normal(500, 2, 0, 1, 1), 0.05, 0, 0.1);
        assertThat(neighbourhoods.shareLost(Clouds.normal(500, 2, 0, 0.05, 2))).isGreaterThan(0.8);
        assertThat(neighbourhoods.shareLost(Clouds.normal(500, 2, 0, 1.5, 2))).isLessThan(0.02);
        assertThat(neighbourhoods.shareLost(Clouds.normal(500, 2, 0, 1, 2))).isLessThan(0.01);
        assertThat(neighbourhoods.shareLost(Clouds.normal(500, 2, 100, 1, 2))).isGreaterThan(0.8);
    }

    @Test
    void fakesShrunkTowardsTheMiddleOfManyDirectionsAreToldByRecallAlone() {
        PointSet reals = Clouds.normal(500, 48, 0, 1, 1);
        PointSet shrunk = Clouds.normal(500, 48, 0, 0.7, 2);
        assertThat(UncoveredData.of(reals, 0.05, 0, 0.1).shareLost(shrunk)).isLessThan(0.01);
        assertThat(KnnManifold.of(reals, 5).compare(shrunk).recall()).isLessThan(0.1);
    }

    @Test
    void badFakesThatKeepAllDirectionsLoseNothingAndThoseOnOneSideDo() {
        // Eight modes on a circle; fakes halfway to the middle lie near no real, and nearest to all modes alike.
        PointSet reals = Clouds.ring(800, 8, 1, 0.02, 1);
        UncoveredData neighbourhoods = UncoveredData.of(reals, 0.05, 0.15, 0.1);
        assertThat(neighbourhoods.shareLost(Clouds.ring(800, 8, 0.5, 0.2, 2))).isZero();
        assertThat(neighbourhoods.shareLost(Clouds.ring(800, 4, 0.5, 0.02, 2))).isCloseTo(0.5, within(0.15));
    }

    @Test
    void aPlaceThatIsWiderThanAModeKeepsItsFringe() {
        PointSet reals = Clouds.ring(800, 8, 1, 0.02, 1);
        PointSet crowded = Clouds.ring(800, 8, 1, 0.004, 2);
        assertThat(UncoveredData.of(reals, 0.02, 0, 0.1).shareLost(crowded)).isGreaterThan(0.3);
        assertThat(UncoveredData.of(reals, 0.02, 0.1, 0.1).shareLost(crowded)).isZero();
        assertThat(UncoveredData.of(reals, 0.02, 0.1, 0.1).shareLost(Clouds.ring(800, 4, 1, 0.004, 2)))
                .isCloseTo(0.5, within(0.03));
    }

    @Test
    void orderPlaceAndScaleDoNotMatter() {
        PointSet reals = Clouds.coarse(80, 3, 1);
        PointSet fakes = Clouds.moved(Clouds.coarse(70, 3, 2), 0.5f, 0);
        double lost = UncoveredData.of(reals, 0.1, 0, 0.3).shareLost(fakes);
        assertThat(lost).isStrictlyBetween(0.0, 1.0);
        assertThat(UncoveredData.of(Clouds.shuffled(reals, 3), 0.1, 0, 0.3).shareLost(Clouds.shuffled(fakes, 4)))
                .isEqualTo(lost);
        assertThat(UncoveredData.of(Clouds.moved(reals, 2, -3), 0.1, 0, 0.3).shareLost(Clouds.moved(fakes, 2, -3)))
                .isEqualTo(lost);
    }

    @Test
    void fakesThatAreNotFiniteLieNowhereAndSuchRealsAreLost() {
        PointSet reals = Clouds.normal(50, 2, 0, 1, 1);
        assertThat(UncoveredData.of(reals, 0.1, 0, 0.1).shareLost(Clouds.onOneSpot(50, 2, Float.NaN)))
                .isEqualTo(1);
        PointSet broken = Clouds.both(reals, Clouds.onOneSpot(50, 2, Float.NaN));
        assertThat(UncoveredData.of(broken, 0.05, 0, 0.1).shareLost(reals)).isEqualTo(0.5);
    }

    @Test
    void realsOnOneSpotAreHeldByAnyFakes() {
        UncoveredData spot = UncoveredData.of(Clouds.onOneSpot(2, 2, 1), 0.5, 0, 0.1);
        assertThat(spot.shareLost(Clouds.onOneSpot(1, 2, 1))).isZero();
        assertThat(spot.shareLost(Clouds.onOneSpot(1, 2, 2))).isZero();
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        PointSet reals = Clouds.normal(5, 2, 0, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> UncoveredData.of(reals, 0, 0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> UncoveredData.of(reals, 1, 0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> UncoveredData.of(reals, Double.NaN, 0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> UncoveredData.of(reals, 0.1, -1, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> UncoveredData.of(reals, 0.1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> UncoveredData.of(reals, 0.1, 0, 1.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UncoveredData.of(Clouds.onOneSpot(1, 2, 0), 0.1, 0, 0.1))
                .withMessage("reals must be at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UncoveredData.of(reals, 0.1, 0, 0.1).shareLost(Clouds.normal(5, 3, 0, 1, 1)));
    }

    @Test
    void ofFewRealsANeighbourhoodHoldsTwentyOfThem() {
        // Eight modes of a dozen: any ball of 20 reaches into the next mode, so one that is missing is not lost, but
        // four are.
        PointSet reals = Clouds.ring(100, 8, 1, 0.02, 1);
        assertThat(UncoveredData.of(reals).shareLost(Clouds.ring(1000, 8, 1, 0.02, 2)))
                .isZero();
        assertThat(UncoveredData.of(reals).shareLost(Clouds.ring(1000, 7, 1, 0.02, 2)))
                .isLessThan(0.05);
        assertThat(UncoveredData.of(reals).shareLost(Clouds.ring(1000, 4, 1, 0.02, 2)))
                .isBetween(0.17, 0.5);
        assertThat(UncoveredData.of(Clouds.normal(2, 2, 0, 1, 1)).shareLost(Clouds.normal(50, 2, 9, 0.1, 2)))
                .isZero();
    }

    /** Of so many reals, who lies in whose ball would be hundreds of megabytes: 20,000 times a twentieth of 20,000 numbers. */
    @Test
    void memoryGrowsWithTheRealsAndNotWithTheirSquare() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        PointSet reals = Clouds.normal(4000, 2, 0, 1, 1);
        PointSet fakes = Clouds.normal(4000, 2, 0, 1, 2);
        UncoveredData.of(reals).shareLost(fakes);
        long before = threads.getCurrentThreadAllocatedBytes();
        UncoveredData.of(reals).shareLost(fakes);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        // 4 bytes for a twentieth of the square are 3.2 MB.
        assertThat(taken).isLessThan(1_000_000);
    }
}
