package dev.sparring.ui.desktop.component.chart.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DenseLineTest {

    @Test
    void aLevelLineIsAsHighAsItIsWide() {
        DenseLine line = DenseLine.of(new double[] {10.5, 11.5, 12.5}, new double[] {7, 7, 7}, 2);
        assertThat(line.left()).isEqualTo(10);
        assertThat(line.top()).containsExactly(6, 6, 6);
        assertThat(line.bottom()).containsExactly(8, 8, 8);
    }

    @Test
    void aColumnReachesFromWhereTheLineEntersItToWhereItLeavesItAndAtMostItsWidthFarther() {
        DenseLine line = DenseLine.of(new double[] {0, 4}, new double[] {0, 8}, 1);
        assertThat(line.top()).containsExactly(new double[] {-1, 1, 3, 5, 7}, within(1e-12));
        assertThat(line.bottom()).containsExactly(new double[] {3, 5, 7, 9, 9}, within(1e-12));
    }

    @Test
    void neighboursAlwaysTouchHoweverTheLineJumps() {
        Random random = new Random(3);
        double[] x = new double[500];
        double[] y = new double[500];
        for (int i = 0; i < x.length; i++) {
            x[i] = i * 0.7 + random.nextDouble() * 0.5;
            y[i] = 100 * random.nextDouble();
        }
        DenseLine line = DenseLine.of(x, y, 1);
        assertThat(line.top()).hasSize((int) Math.floor(x[499]) - (int) Math.floor(x[0]) + 1);
        for (int i = 1; i < line.top().length; i++) {
            assertThat(line.top()[i]).isLessThan(line.bottom()[i - 1]);
            assertThat(line.bottom()[i]).isGreaterThan(line.top()[i - 1]);
        }
    }

    @Test
    void everyPointLiesInItsColumn() {
        double[] x = IntStream.range(0, 60).mapToDouble(i -> 3 + i * 1.5).toArray();
        double[] y = IntStream.range(0, 60).mapToDouble(i -> i * 37 % 11).toArray();
        DenseLine line = DenseLine.of(x, y, 1);
        for (int i = 0; i < x.length; i++) {
            int column = (int) (Math.floor(x[i]) - line.left());
            assertThat(y[i]).isBetween(line.top()[column], line.bottom()[column]);
        }
    }

    @Test
    void fewPointsOrPointsFarApartAreNoDenseLine() {
        assertThat(DenseLine.isOne(new double[] {1, 2, 3})).isFalse();
        assertThat(DenseLine.isOne(IntStream.range(0, 100).mapToDouble(i -> i).toArray()))
                .isTrue();
        assertThat(DenseLine.isOne(
                        IntStream.range(0, 100).mapToDouble(i -> 3 * i).toArray()))
                .isFalse();
    }
}
