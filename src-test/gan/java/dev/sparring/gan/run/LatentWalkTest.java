package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.Latent;
import org.junit.jupiter.api.Test;

class LatentWalkTest {

    @Test
    void betweenUnitVectorsAtARightAngleTheWayIsAQuarterCircle() {
        Latent latent = new Latent(2, Latent.Distribution.NORMAL, 1);
        float[] row = LatentWalk.rows(latent, new float[] {1, 0, 0, 1}, 5, 5);
        for (int i = 0; i < 5; i++) {
            double angle = i / 4.0 * Math.PI / 2;
            assertThat((double) row[2 * i]).isCloseTo(Math.cos(angle), within(1e-6));
            assertThat((double) row[2 * i + 1]).isCloseTo(Math.sin(angle), within(1e-6));
        }
    }

    @Test
    void uniformVectorsAreJoinedByALine() {
        Latent latent = new Latent(2, Latent.Distribution.UNIFORM, 1);
        float[] row = LatentWalk.rows(latent, new float[] {1, 0, 0, 1}, 3, 3);
        assertThat(row).containsExactly(1, 0, 0.5f, 0.5f, 0, 1);
    }

    @Test
    void equalEndsStayWhereTheyAre() {
        Latent latent = new Latent(2, Latent.Distribution.NORMAL, 1);
        assertThat(LatentWalk.rows(latent, new float[] {2, 1, 2, 1}, 3, 3)).containsExactly(2, 1, 2, 1, 2, 1);
    }
}
