package dev.sparring.gan.metric.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.gan.metric.Clouds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceQuantileTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.001, 0.01, 0.3, 0.5, 0.9, 1})
    void theQuantileIsThatOfTheSortedDistances(double share) {
        PointSet points = Clouds.normal(70, 3, 0, 1, 1);
        float[] sorted = new float[70 * 69 / 2];
        int next = 0;
        for (int i = 0; i < 70; i++) {
            for (int j = i + 1; j < 70; j++) {
                sorted[next++] = points.squaredDistance(i, points, j);
            }
        }
        Arrays.sort(sorted);
        assertThat(DistanceQuantile.quantile(points, share))
                .isEqualTo(sorted[(int) Math.ceil(share * sorted.length) - 1]);
    }

    @Test
    void pairsThatAreNotFiniteComeLast() {
        PointSet points = new PointSet(new float[] {0, 2, Float.NaN}, 1);
        assertThat(DistanceQuantile.quantile(points, 1.0 / 3)).isEqualTo(4);
        assertThat(DistanceQuantile.quantile(points, 0.5)).isNaN();
        assertThat(DistanceQuantile.quantile(new PointSet(new float[] {0, Float.POSITIVE_INFINITY}, 1), 1))
                .isInfinite();
    }

    @Test
    void sharesAndNumbersOutOfRangeAreRefused() {
        PointSet points = Clouds.normal(3, 1, 0, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> DistanceQuantile.quantile(points, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> DistanceQuantile.quantile(points, 1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> DistanceQuantile.quantile(points, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DistanceQuantile.quantile(Clouds.onOneSpot(1, 1, 0), 0.5));
    }
}
