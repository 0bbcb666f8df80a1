package dev.sparring.gan.model;

import dev.sparring.gan.data.SampleShape;

/**
 * What a network is to fit.
 *
 * @param latent length of a latent vector, at least 1; nothing to a discriminator
 * @param shape of the samples
 * @param labels how many labels there are, if the network is told each sample's; 0 if it is not
 * @param seed draws the first parameters
 */
public record NetworkSpec(int latent, SampleShape shape, int labels, long seed) {

    /** Validates. */
    public NetworkSpec {
        if (latent < 1 || labels < 0) {
            throw new IllegalArgumentException(
                    "latent must be at least 1 and labels at least 0, got " + latent + " and " + labels);
        }
    }

    /**
     * Whether the network is told labels: as a second input called {@link Model#LABEL}, {@code [batch, 1]}, beside the first.
     *
     * @return false if there is none
     */
    public boolean isConditional() {
        return labels > 0;
    }
}
