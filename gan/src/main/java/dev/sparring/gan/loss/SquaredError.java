package dev.sparring.gan.loss;

/**
 * The mean over all numbers of {@code (output - target)^2}, with its gradient {@code 2 (output - target) / count}: what an
 * autoencoder is trained by beside its adversary. Pure; summed in double precision.
 */
public final class SquaredError {

    private SquaredError() {}

    /**
     * The loss, and its gradient to the output.
     *
     * @param output any numbers, at least one
     * @param target as many
     * @param gradient where to, as many
     * @return the loss
     * @throws IllegalArgumentException if they are not as many as each other
     */
    public static double of(float[] output, float[] target, float[] gradient) {
        if (output.length == 0 || target.length != output.length || gradient.length != output.length) {
            throw new IllegalArgumentException("output, target and gradient must be as many numbers, at least one, got "
                    + output.length + ", " + target.length + " and " + gradient.length);
        }
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            double difference = (double) output[i] - target[i];
            sum += difference * difference;
            gradient[i] = (float) (2 * difference / output.length);
        }
        return sum / output.length;
    }
}
