package dev.sparring.ui.desktop.component.chart.draw;

import java.util.Arrays;

/**
 * Points that a line joins, in pixels.
 *
 * @param x from the left
 * @param y from the top
 */
public record Polyline(double[] x, double[] y) {

    /** Validates. */
    public Polyline {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must be of one length, got " + x.length + " and " + y.length);
        }
    }

    /**
     * How many points there are.
     *
     * @return at least 0
     */
    public int size() {
        return x.length;
    }

    /** Points in the making. */
    static final class Builder {
        private double[] x;
        private double[] y;
        private int size;

        /** For about as many points. */
        Builder(int expected) {
            x = new double[Math.max(4, expected)];
            y = new double[x.length];
        }

        /** Adds a point; one that is nowhere is left out. */
        void add(double atX, double atY) {
            if (Double.isNaN(atX) || Double.isNaN(atY)) {
                return;
            }
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                y = Arrays.copyOf(y, 2 * size);
            }
            x[size] = atX;
            y[size] = atY;
            size++;
        }

        boolean isEmpty() {
            return size == 0;
        }

        Polyline build() {
            return new Polyline(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
        }
    }
}
