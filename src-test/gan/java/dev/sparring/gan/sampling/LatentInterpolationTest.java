package dev.sparring.gan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatentInterpolationTest {

    @Test
    void betweenUnitVectorsAtARightAngleTheWayIsAQuarterCircle() {
        float[] row = LatentInterpolation.rows(2, true, new float[] {1, 0, 0, 1}, 5, 5);
        for (int i = 0; i < 5; i++) {
            double angle = i / 4.0 * Math.PI / 2;
            assertThat((double) row[2 * i]).isCloseTo(Math.cos(angle), within(1e-6));
            assertThat((double) row[2 * i + 1]).isCloseTo(Math.sin(angle), within(1e-6));
        }
    }

    @Test
    void uniformVectorsAreJoinedByALine() {
        float[] row = LatentInterpolation.rows(2, false, new float[] {1, 0, 0, 1}, 3, 3);
        assertThat(row).containsExactly(1, 0, 0.5f, 0.5f, 0, 1);
    }

    @Test
    void equalEndsStayWhereTheyAre() {
        assertThat(LatentInterpolation.rows(2, true, new float[] {2, 1, 2, 1}, 3, 3))
                .containsExactly(2, 1, 2, 1, 2, 1);
    }
}
