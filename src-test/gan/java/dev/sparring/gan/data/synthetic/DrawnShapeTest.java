package dev.sparring.gan.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DrawnShapeTest {

    private static final int SIDE = 64;

    /** Areas within the unit circle: pi, 2, 3 sqrt(3) / 4, 3 pi / 4, and 8 * 0.3 * sqrt(0.91) - 4 * 0.09. */
    @ParameterizedTest
    @CsvSource({
        "DISC, 3.14159265",
        "SQUARE, 2",
        "TRIANGLE, 1.29903811",
        "RING, 2.35619449",
        "CROSS, 1.92945408",
    })
    void coverageSumsToTheArea(DrawnShape.Kind kind, double unitArea) {
        for (double angle : new double[] {0, 0.3, 1.1, 2.5}) {
            for (double radius : new double[] {10, 17.3, 25}) {
                DrawnShape figure = new DrawnShape(kind, 31.7, 32.4, radius, Math.cos(angle), Math.sin(angle));
                double area = unitArea * radius * radius;
                assertThat(sum(figure)).as("angle %s, radius %s", angle, radius).isCloseTo(area, within(0.01 * area));
            }
        }
    }

    @Test
    void coverageOfADiscSumsToPiRadiusSquaredAtTheSizesThatAreDrawn() {
        for (double radius = 5.6; radius < 11.2; radius += 0.1) {
            double area = Math.PI * radius * radius;
            assertThat(sum(new DrawnShape(DrawnShape.Kind.DISC, 30.2, 33.9, radius, 1, 0)))
                    .isCloseTo(area, within(0.01 * area));
        }
    }

    @ParameterizedTest
    @EnumSource(DrawnShape.Kind.class)
    void theDistanceOfAnyPointIsAtLeastThatFromTheUnitCircle(DrawnShape.Kind kind) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 10_000; i++) {
            double x = 4 * random.nextDouble() - 2;
            double y = 4 * random.nextDouble() - 2;
            assertThat(kind.distance(x, y)).isGreaterThanOrEqualTo(Math.hypot(x, y) - 1 - 1e-12);
        }
    }

    /** |d(p) - d(q)| is at most |p - q| for every distance function. */
    @ParameterizedTest
    @EnumSource(DrawnShape.Kind.class)
    void distancesDifferByNoMoreThanThePointsAreApart(DrawnShape.Kind kind) {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 10_000; i++) {
            double x = 3 * random.nextDouble() - 1.5;
            double y = 3 * random.nextDouble() - 1.5;
            double right = x + 0.02 * random.nextDouble() - 0.01;
            double down = y + 0.02 * random.nextDouble() - 0.01;
            assertThat(Math.abs(kind.distance(x, y) - kind.distance(right, down)))
                    .isLessThanOrEqualTo(Math.hypot(x - right, y - down) + 1e-12);
        }
    }

    @Test
    void distancesAtChosenPointsAreThoseOfGeometry() {
        assertThat(DrawnShape.Kind.DISC.distance(3, 4)).isCloseTo(4, within(1e-12));
        assertThat(DrawnShape.Kind.SQUARE.distance(0, 0)).isCloseTo(-Math.sqrt(0.5), within(1e-12));
        assertThat(DrawnShape.Kind.SQUARE.distance(Math.sqrt(0.5) + 3, Math.sqrt(0.5) + 4))
                .isCloseTo(5, within(1e-12));
        // The inscribed circle of the triangle has half the radius of the circumscribed one.
        assertThat(DrawnShape.Kind.TRIANGLE.distance(0, 0)).isCloseTo(-0.5, within(1e-12));
        assertThat(DrawnShape.Kind.TRIANGLE.distance(0, -2.5)).isCloseTo(2, within(1e-12));
        assertThat(DrawnShape.Kind.RING.distance(0, 0)).isCloseTo(0.5, within(1e-12));
        assertThat(DrawnShape.Kind.RING.distance(0, 0.75)).isCloseTo(-0.25, within(1e-12));
        assertThat(DrawnShape.Kind.CROSS.distance(0, 0)).isCloseTo(-0.3 * Math.sqrt(2), within(1e-12));
        assertThat(DrawnShape.Kind.CROSS.distance(0.5, 0.5)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void drawnFiguresLieWithinTheImage() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            DrawnShape figure = DrawnShape.draw(random, 28);
            assertThat(figure.radius()).isBetween(5.6, 11.2);
            assertThat(figure.x()).isBetween(figure.radius(), 28 - figure.radius());
            assertThat(figure.y()).isBetween(figure.radius(), 28 - figure.radius());
        }
    }

    private static double sum(DrawnShape figure) {
        double sum = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                sum += figure.coverage(column, row);
            }
        }
        return sum;
    }
}
