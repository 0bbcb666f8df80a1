package dev.sparring.gan.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Small dense matrices by the schoolbook, to test with. */
public final class Matrices {

    private Matrices() {}

    public static double[][] random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return matrix;
    }

    private static double[][] identity(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return diagonal(ones);
    }

    public static double[][] diagonal(double... values) {
        double[][] matrix = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            matrix[i][i] = values[i];
        }
        return matrix;
    }

    public static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    public static double[][] transposed(double[][] a) {
        double[][] transposed = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                transposed[j][i] = a[i][j];
            }
        }
        return transposed;
    }

    /** A times its transpose, symmetric to the bit. */
    public static double[][] square(double[][] a) {
        return times(a, transposed(a));
    }

    /** An orthogonal matrix: one reflection after the other. */
    public static double[][] orthogonal(int size, long seed) {
        double[][] result = identity(size);
        for (double[] normal : random(size, size, seed)) {
            double norm = 0;
            for (double value : normal) {
                norm += value * value;
            }
            double[][] reflection = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    reflection[i][j] = (i == j ? 1 : 0) - 2 * normal[i] * normal[j] / norm;
                }
            }
            result = times(reflection, result);
        }
        return result;
    }

    static double trace(double[][] a) {
        double trace = 0;
        for (int i = 0; i < a.length; i++) {
            trace += a[i][i];
        }
        return trace;
    }

    /** Gauss and Jordan's elimination with pivots. */
    static double[][] inverse(double[][] a) {
        int n = a.length;
        double[][] left = new double[n][];
        double[][] right = identity(n);
        for (int i = 0; i < n; i++) {
            left[i] = a[i].clone();
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column; i < n; i++) {
                pivot = Math.abs(left[i][column]) > Math.abs(left[pivot][column]) ? i : pivot;
            }
            swap(left, column, pivot);
            swap(right, column, pivot);
            double scale = left[column][column];
            for (int j = 0; j < n; j++) {
                left[column][j] /= scale;
                right[column][j] /= scale;
            }
            for (int i = 0; i < n; i++) {
                double factor = i == column ? 0 : left[i][column];
                for (int j = 0; j < n; j++) {
                    left[i][j] -= factor * left[column][j];
                    right[i][j] -= factor * right[column][j];
                }
            }
        }
        return right;
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] kept = rows[i];
        rows[i] = rows[j];
        rows[j] = kept;
    }

    /** The square root by the iteration of Denman and Beavers 1976; no eigenvalue may be 0 or negative. */
    static double[][] root(double[][] a) {
        int n = a.length;
        double[][] y = a;
        double[][] z = identity(n);
        for (int round = 0; round < 60; round++) {
            double[][] nextY = mean(y, inverse(z));
            z = mean(z, inverse(y));
            y = nextY;
        }
        return y;
    }

    private static double[][] mean(double[][] a, double[][] b) {
        double[][] mean = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                mean[i][j] = (a[i][j] + b[i][j]) / 2;
            }
        }
        return mean;
    }

    /** Row by row, with both sides of the diagonal made equal. */
    public static double[] flat(double[][] a) {
        int n = a.length;
        double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                flat[i * n + j] = (a[i][j] + a[j][i]) / 2;
            }
        }
        return flat;
    }
}
