package dev.sparring.gan.model;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a conditional network is run on. */
public final class ConditionalInputs {

    private ConditionalInputs() {}

    /**
     * A generator's.
     *
     * @param latent {@code [batch, latent]}
     * @param labels {@code [batch, 1]}
     * @return both
     */
    public static Inputs generator(INDArray latent, INDArray labels) {
        return Inputs.of(Model.LATENT, latent).and(Model.LABEL, labels);
    }

    /**
     * A discriminator's.
     *
     * @param samples {@code [batch, ...]}
     * @param labels {@code [batch, 1]}
     * @return both
     */
    public static Inputs discriminator(INDArray samples, INDArray labels) {
        return Inputs.of(Model.SAMPLE, samples).and(Model.LABEL, labels);
    }

    /**
     * Labels as networks take them.
     *
     * @param labels indices, at least one
     * @return {@code [batch, 1]}, the caller's to close
     */
    public static INDArray labels(int[] labels) {
        INDArray array = Floats.array(labels.length, 1);
        fill(array, labels);
        return array;
    }

    /**
     * Replaces labels.
     *
     * @param array as {@link #labels} made it
     * @param labels as many
     */
    public static void fill(INDArray array, int[] labels) {
        float[] numbers = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            numbers[i] = labels[i];
        }
        Floats.fill(array, numbers);
    }
}
