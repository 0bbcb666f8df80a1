package dev.sparring.gan.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class CollectedFeaturesTest {

    @Test
    void partsAreCollectedInTheirOrder() {
        CollectedFeatures collected = new CollectedFeatures(new RawFeatures(2), 3);
        collected.accept(new float[] {1, 2, 3, 4});
        assertThatIllegalStateException().isThrownBy(collected::points).withMessage("of 3 samples only 2 came");
        collected.accept(new float[] {5, 6});
        assertThat(collected.points().numbers()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(collected.points().length()).isEqualTo(2);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> collected.accept(new float[] {7, 8}));
    }

    @Test
    void moreFeaturesThanAnArrayHoldsAreRefused() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new CollectedFeatures(new RawFeatures(3_000_000), 1024));
    }
}
