package dev.sparring.gan.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AugmentProbabilityTest {

    /** Logits of which so many are above 0. */
    private static float[] logits(int positive) {
        float[] logits = new float[50];
        Arrays.fill(logits, -1);
        Arrays.fill(logits, 0, positive, 1);
        return logits;
    }

    private static void see(AugmentProbability probability, int positive, int updates) {
        for (int i = 0; i < updates; i++) {
            probability.see(logits(positive));
        }
    }

    /** Four updates of 50 images, of 1,000: a fifth up or down. */
    @Test
    void itRisesWhileTheDiscriminatorIsTooSure() {
        AugmentProbability probability = AugmentProbability.adaptive(0.6, 1000, 1);
        see(probability, 50, 3);
        assertThat(probability.at(3)).isZero();
        see(probability, 50, 1);
        assertThat(probability.at(4)).isCloseTo(0.2, within(1e-12));
        see(probability, 50, 8);
        assertThat(probability.at(12)).isCloseTo(0.6, within(1e-12));
        // 41 of 50 above 0 are a mean sign of 0.64, 39 are 0.56.
        see(probability, 41, 4);
        assertThat(probability.at(16)).isCloseTo(0.8, within(1e-12));
        see(probability, 39, 4);
        assertThat(probability.at(20)).isCloseTo(0.6, within(1e-12));
        see(probability, 0, 100);
        assertThat(probability.at(120)).isZero();
    }

    @Test
    void itStaysBelowItsLimit() {
        AugmentProbability probability = AugmentProbability.adaptive(0.6, 1000, 0.5);
        see(probability, 50, 100);
        assertThat(probability.at(100)).isEqualTo(0.5);
    }

    @Test
    void whatItRemembersGoesOn() {
        AugmentProbability probability = AugmentProbability.adaptive(0.6, 1000, 1);
        see(probability, 50, 10);
        AugmentProbability other = AugmentProbability.adaptive(0.6, 1000, 1);
        other.restore(probability.state());
        see(probability, 45, 2);
        see(other, 45, 2);
        assertThat(other.at(12)).isEqualTo(probability.at(12)).isCloseTo(0.6, within(1e-12));
        assertThat(other.fresh().at(12)).isZero();
    }

    @Test
    void aFixedOneIsNotMoved() {
        AugmentProbability probability = AugmentProbability.fixed(0.4, 0);
        see(probability, 50, 100);
        assertThat(probability.at(0)).isEqualTo(0.4);
        assertThat(probability.at(100)).isEqualTo(0.4);
    }
}
