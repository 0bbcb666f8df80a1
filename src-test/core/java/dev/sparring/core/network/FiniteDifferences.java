package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Central differences of a network's loss, the product of its output with fixed weights.
 *
 * @param network in double precision
 * @param input what it is run on
 * @param weights of the output's numbers
 * @param step how far a number is moved
 */
public record FiniteDifferences(Network network, INDArray input, INDArray weights, double step) {

    /** A bias before batch normalisation has no gradient but rounding. */
    private static final double LEAST_NORM = 0.1;

    /**
     * Compares a gradient at some of its coordinates.
     *
     * @param moved what the loss depends on: the input or a view of the parameters; left as it was
     * @param gradient of the loss to it
     * @param coordinates how many are drawn
     * @param random draws them
     * @param tolerance in units of the difference, of {@code floor} where that is smaller
     * @param floor above 0
     */
    public void assertGradient(
            INDArray moved,
            INDArray gradient,
            int coordinates,
            SplittableRandom random,
            double tolerance,
            double floor) {
        for (int i = 0; i < coordinates; i++) {
            long[] at = moved.shape().clone();
            for (int d = 0; d < at.length; d++) {
                at[d] = random.nextLong(moved.size(d));
            }
            double kept = moved.getDouble(at);
            moved.putScalar(at, kept + step);
            double above = loss();
            moved.putScalar(at, kept - step);
            double below = loss();
            moved.putScalar(at, kept);
            double numeric = (above - below) / (2 * step);
            assertThat(gradient.getDouble(at))
                    .isCloseTo(numeric, within(tolerance * Math.max(floor, Math.abs(numeric))));
        }
    }

    /**
     * Compares a gradient with the difference along a direction.
     *
     * @param moved what the loss depends on: the input or a view of the parameters; left as it was
     * @param gradient of the loss to it
     * @param direction shaped as {@code moved}, of numbers of about 1
     * @param tolerance in units of the gradient's norm, of 0.1 where that is smaller
     */
    void assertDirection(INDArray moved, INDArray gradient, INDArray direction, double tolerance) {
        INDArray kept = moved.dup();
        moved.addi(direction.mul(step));
        double above = loss();
        moved.assign(kept).subi(direction.mul(step));
        double below = loss();
        moved.assign(kept);
        double numeric = (above - below) / (2 * step);
        double along = gradient.mul(direction).sumNumber().doubleValue();
        double norm = gradient.norm2Number().doubleValue();
        assertThat(along).isCloseTo(numeric, within(tolerance * Math.max(norm, LEAST_NORM)));
    }

    /** With the same dropout each time, that of {@link #forward}. */
    private double loss() {
        return forward(network, input).mul(weights).sumNumber().doubleValue();
    }

    /** A training pass that drops out the same numbers each time. */
    public static INDArray forward(Network network, INDArray input) {
        network.seekDropout(5);
        return network.forward(input, true);
    }
}
