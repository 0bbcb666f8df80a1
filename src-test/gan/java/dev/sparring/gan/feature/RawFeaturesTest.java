package dev.sparring.gan.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.gan.metric.geometry.PointSet;
import org.junit.jupiter.api.Test;

class RawFeaturesTest {

    @Test
    void pointsAreTheSamplesThemselvesAndNotTheirArray() {
        float[] samples = {1, 2, 3, 4};
        try (FeatureSpace features = new RawFeatures(2)) {
            PointSet points = features.of(samples);
            samples[0] = 99;
            assertThat(points.numbers()).containsExactly(1, 2, 3, 4);
            assertThat(points.count()).isEqualTo(2);
            assertThat(features.length()).isEqualTo(2);
            assertThat(features.description()).isEqualTo("the samples' own 2 numbers");
        }
    }

    @Test
    void brokenSamplesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RawFeatures(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RawFeatures(2).of(new float[3]));
    }
}
