package dev.sparring.gan.metric.geometry;

import java.util.Arrays;
import java.util.Objects;

/**
 * Points in a space: the features of samples, or samples themselves.
 *
 * @param numbers one point after the other, kept and not copied; nobody may write to it any more
 * @param length numbers a point, at least 1
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Thousands of points; a copy at every hand-over would cost more than the metrics.
public record PointSet(float[] numbers, int length) {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if there is not a whole number of points, at least 1
     */
    public PointSet {
        Objects.requireNonNull(numbers, "numbers");
        if (length < 1 || numbers.length < length || numbers.length % length != 0) {
            throw new IllegalArgumentException(
                    "numbers must hold whole points of length " + length + ", got " + numbers.length + " numbers");
        }
    }

    /**
     * How many points there are.
     *
     * @return at least 1
     */
    public int count() {
        return numbers.length / length;
    }

    /**
     * Some of the points.
     *
     * @param first index of the first one
     * @param size how many, at least 1
     * @return a copy
     */
    public PointSet slice(int first, int size) {
        return new PointSet(Arrays.copyOfRange(numbers, first * length, (first + size) * length), length);
    }

    /**
     * Some of the points.
     *
     * @param indices which, at least one
     * @return copies, in this order
     */
    public PointSet choose(int... indices) {
        float[] chosen = new float[indices.length * length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(numbers, indices[i] * length, chosen, i * length, length);
        }
        return new PointSet(chosen, length);
    }

    /**
     * Requires the points to be of a length.
     *
     * @param expected numbers a point
     * @throws IllegalArgumentException if they are of another
     */
    public void requireLength(int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("points must be of length " + expected + ", got " + length);
        }
    }

    /**
     * The squared Euclidean distance of two points.
     *
     * @param i index of a point here
     * @param other points of the same length
     * @param j index of a point there
     * @return at least 0; NaN or infinite if a number is not finite or the square is no float
     */
    public float squaredDistance(int i, PointSet other, int j) {
        int a = i * length;
        int b = j * length;
        float sum = 0;
        for (int k = 0; k < length; k++) {
            float difference = numbers[a + k] - other.numbers[b + k];
            sum += difference * difference;
        }
        return sum;
    }
}
