package dev.sparring.gan.data.synthetic;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One figure of {@link Shapes}: a kind at a place, of a size, turned.
 *
 * @param kind what is drawn
 * @param x column of the centre, in pixels from the left edge
 * @param y row of the centre, in pixels from the upper edge
 * @param radius of the circumscribed circle, in pixels
 * @param cosine of the angle by which the figure is turned
 * @param sine of the same angle
 */
record DrawnShape(Kind kind, double x, double y, double radius, double cosine, double sine) {

    /**
     * Draws a figure that lies within the image, its radius in [0.2, 0.4) of the side; the kind is the first number drawn.
     *
     * @param random where the numbers come from
     * @param size side of the image in pixels
     * @return the figure
     */
    static DrawnShape draw(RandomGenerator random, int size) {
        Kind kind = Kind.draw(random);
        double radius = size * (0.2 + 0.2 * random.nextDouble());
        double x = radius + (size - 2 * radius) * random.nextDouble();
        double y = radius + (size - 2 * radius) * random.nextDouble();
        double angle = 2 * Math.PI * random.nextDouble();
        return new DrawnShape(kind, x, y, radius, Math.cos(angle), Math.sin(angle));
    }

    /**
     * How much of a pixel the figure covers, from the distance of the pixel's centre to the figure's edge.
     *
     * @param column of the pixel
     * @param row of the pixel
     * @return in [0, 1]
     */
    float coverage(int column, int row) {
        double right = (column + 0.5 - x) / radius;
        double down = (row + 0.5 - y) / radius;
        double distance = kind.distance(cosine * right + sine * down, cosine * down - sine * right);
        return (float) Math.min(1, Math.max(0, 0.5 - radius * distance));
    }

    /**
     * What can be drawn, each within the unit circle.
     *
     * <p>The distances to the edge are Quilez, "2D distance functions" (iquilezles.org).
     */
    enum Kind {
        /** The unit disc. */
        DISC {
            @Override
            double distance(double x, double y) {
                return length(x, y) - 1;
            }
        },
        /** A square with its corners on the unit circle. */
        SQUARE {
            @Override
            double distance(double x, double y) {
                double right = Math.abs(x) - Math.sqrt(0.5);
                double down = Math.abs(y) - Math.sqrt(0.5);
                return length(Math.max(right, 0), Math.max(down, 0)) + Math.min(Math.max(right, down), 0);
            }
        },
        /** An equilateral triangle with its corners on the unit circle. */
        TRIANGLE {
            private static final double HALF_SIDE = Math.sqrt(0.75);

            @Override
            double distance(double x, double y) {
                double across = Math.abs(x) - HALF_SIDE;
                double along = y + 0.5;
                if (across + ROOT_3 * along > 0) {
                    double folded = (across - ROOT_3 * along) / 2;
                    along = (-ROOT_3 * across - along) / 2;
                    across = folded;
                }
                across -= Math.min(0, Math.max(-2 * HALF_SIDE, across));
                return -length(across, along) * Math.signum(along);
            }
        },
        /** The part of the unit disc farther than 1/2 from the centre. */
        RING {
            @Override
            double distance(double x, double y) {
                return Math.abs(length(x, y) - 0.75) - 0.25;
            }
        },
        /** Two crossed bars 0.6 wide, with their corners on the unit circle. */
        CROSS {
            private static final double HALF_WIDTH = 0.3;
            private static final double HALF_LENGTH = Math.sqrt(1 - HALF_WIDTH * HALF_WIDTH);

            @Override
            double distance(double x, double y) {
                double along = Math.max(Math.abs(x), Math.abs(y));
                double across = Math.min(Math.abs(x), Math.abs(y));
                double beyond = Math.max(along - HALF_LENGTH, across - HALF_WIDTH);
                return beyond > 0
                        ? length(Math.max(along - HALF_LENGTH, 0), Math.max(across - HALF_WIDTH, 0))
                        : -length(Math.max(HALF_WIDTH - along, 0), -beyond);
            }
        };

        private static final double ROOT_3 = Math.sqrt(3);

        /** All kinds; the place in this list is the label. */
        static final List<Kind> ALL = List.of(values());

        /**
         * Draws a kind, all equally likely, from one number.
         *
         * @param random where the number comes from
         * @return the kind
         */
        static Kind draw(RandomGenerator random) {
            return ALL.get(random.nextInt(ALL.size()));
        }

        /**
         * Signed distance of a point from the edge, in units of the circumscribed circle's radius.
         *
         * @param x to the right of the centre
         * @param y below the centre
         * @return below 0 inside, above 0 outside
         */
        abstract double distance(double x, double y);

        private static double length(double x, double y) {
            return Math.sqrt(x * x + y * y);
        }
    }
}
