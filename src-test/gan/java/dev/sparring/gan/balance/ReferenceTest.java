package dev.sparring.gan.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.GaussianMixture;
import dev.sparring.gan.metric.Points;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final int COUNT = 1024;
    private static final GaussianMixture RING = GaussianMixture.ring(8, 1, 0.02, 7);
    private static final Reference REFERENCE = new Reference(drawn(0, mode -> true), COUNT, new SplittableRandom(1));

    /** Samples of some of the ring's modes. */
    private static Points drawn(long from, IntPredicate modes) {
        float[] points = new float[2 * COUNT];
        long index = from;
        for (int i = 0; i < COUNT; index++) {
            if (modes.test(RING.label(index).orElseThrow())) {
                RING.read(index, points, 2 * i);
                i++;
            }
        }
        return new Points(points, 2);
    }

    private static Look look(Points samples) {
        return REFERENCE.look(samples, Optional.empty());
    }

    @Test
    void otherSamplesOfTheDataAreAsTheDataIs() {
        Look look = look(drawn(1_000_000, mode -> true));
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
        Look one = look(drawn(1_000_000, mode -> mode == 0));
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
        Points good = drawn(1_000_000, mode -> true);
        float[] near = good.numbers().clone();
        for (int i = 0; i < near.length; i++) {
            near[i] *= 0.7f;
        }
        Look look = look(new Points(near, 2));
        assertThat(look.shareLost()).isLessThan(0.05);
        assertThat(look.overlap().precision()).isZero();
        assertThat(look.diversity()).isCloseTo(0.7, within(0.02));
    }

    @Test
    void samplesThatTurnAQuarterMoveByTheRootOfTwoAndDriftNot() {
        Points before = drawn(1_000_000, mode -> true);
        float[] turned = new float[before.numbers().length];
        for (int i = 0; i < turned.length; i += 2) {
            turned[i] = -before.numbers()[i + 1];
            turned[i + 1] = before.numbers()[i];
        }
        Look look = REFERENCE.look(new Points(turned, 2), Optional.of(before));
        assertThat(look.moved()).isCloseTo(Math.sqrt(2), within(0.02));
        assertThat(look.drift()).isLessThan(0.1);
        assertThat(REFERENCE.look(before, Optional.of(before)).moved()).isZero();
    }

    @Test
    void samplesThatHopFromOneModeToAnotherDriftWholly() {
        Look look = REFERENCE.look(drawn(1_000_000, mode -> mode == 4), Optional.of(drawn(0, mode -> mode == 0)));
        assertThat(look.drift()).isEqualTo(1);
        assertThat(look.moved()).isCloseTo(2, within(0.1));
    }
}
