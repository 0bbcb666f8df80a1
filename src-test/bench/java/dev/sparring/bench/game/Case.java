package dev.sparring.bench.game;

import java.util.List;

/**
 * A game to be measured: non-saturating loss, Adam with beta1 0.5 on both sides, one update each a step.
 *
 * <p>Images are played by the DCGAN of {@code gan.model.Dcgan}, vectors by the MLP of {@code gan.model.Mlp} with two hidden
 * layers.
 *
 * @param name what it is called on the command line and in the figures
 * @param channels of an image, or numbers of a vector, at least 1
 * @param side of an image in pixels, or 1 for a vector
 * @param width channels next to the image, or units of a hidden layer
 * @param latent numbers a latent vector
 * @param batch samples a batch
 * @param rate both learning rates
 */
public record Case(String name, int channels, int side, int width, int latent, int batch, double rate) {

    /** Adam's first decay, on both sides. */
    public static final double BETA1 = 0.5;

    /** LeakyReLU's slope in the discriminator. */
    public static final double SLOPE = 0.2;

    private static final int BATCHES = 16;

    /** The cases of the comparison. */
    public static final List<Case> ALL = List.of(
            dcgan("dcgan28", 1, 28, 64, 64),
            dcgan("dcgan64", 3, 64, 32, 32),
            new Case("mlp-ring", 2, 1, 128, 2, 256, 1e-3));

    /**
     * A DCGAN on square images, 100 latent numbers, rate 2e-4.
     *
     * @param name the case's
     * @param channels of an image, 1 or 3
     * @param side in pixels, divisible by 4
     * @param width channels next to the image
     * @param batch samples a batch
     * @return the case
     */
    public static Case dcgan(String name, int channels, int side, int width, int batch) {
        return new Case(name, channels, side, width, 100, batch, 2e-4);
    }

    /**
     * One of {@link #ALL}.
     *
     * @param name its name
     * @return the case
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Case named(String name) {
        return ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "case must be one of " + ALL.stream().map(Case::name).toList() + ", got " + name));
    }

    /**
     * Whether samples are images.
     *
     * @return false for vectors
     */
    public boolean isImage() {
        return side > 1;
    }

    /**
     * How many real samples are kept in memory, to be served in order and over again.
     *
     * @return 16 batches
     */
    public int samples() {
        return BATCHES * batch;
    }

    /**
     * Numbers in one sample.
     *
     * @return channels times the side's square
     */
    public int length() {
        return channels * side * side;
    }
}
