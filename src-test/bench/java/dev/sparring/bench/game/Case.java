package dev.sparring.bench.game;

import java.util.List;

/**
 * A game to be measured: Adam with beta1 0.5 on both sides, one update each a step.
 *
 * <p>The bodies are the DCGAN of {@code gan.model.Dcgan}, the MLP of {@code gan.model.Mlp} with two hidden layers, and residual networks
 * without normalisation, which the systems' own classes define alike.
 *
 * @param name what it is called on the command line and in the figures
 * @param channels of an image, or numbers of a vector, at least 1
 * @param side of an image in pixels, or 1 for a vector
 * @param width channels next to the image, or units of a hidden layer
 * @param latent numbers a latent vector
 * @param batch samples a batch
 * @param rate both learning rates
 * @param body what the networks are
 * @param objective what they learn by
 */
public record Case(
        String name,
        int channels,
        int side,
        int width,
        int latent,
        int batch,
        double rate,
        Body body,
        Objective objective) {

    /** What networks are made of. */
    public enum Body {
        /** Dense layers. */
        MLP,
        /** Strided convolutions and batch normalisation. */
        DCGAN,
        /** The same without normalisation in the discriminator. */
        DCGAN_BARE,
        /** Residual blocks of two convolutions each, without normalisation. */
        RESNET
    }

    /** Losses and penalties. */
    public enum Objective {
        /** The non-saturating loss. */
        NON_SATURATING,
        /** Wasserstein's with a gradient penalty between real and generated samples. */
        WGAN_GP,
        /** The non-saturating loss with R1. */
        R1,
        /** The relativistic loss of pairs. */
        PAIRING,
        /** The same with R1 and R2. */
        PAIRING_R1_R2
    }

    /** Weight of the penalty of {@link Objective#WGAN_GP}. */
    public static final double WEIGHT = 10;

    /** Twice the weight of R1 and R2. */
    public static final double GAMMA = 1;

    /** Adam's first decay, on both sides. */
    public static final double BETA1 = 0.5;

    /** LeakyReLU's slope in the discriminator. */
    public static final double SLOPE = 0.2;

    private static final int BATCHES = 16;

    /** The cases of the comparison. */
    public static final List<Case> ALL = List.of(
            dcgan("dcgan28", 1, 28, 64, 64),
            dcgan("dcgan64", 3, 64, 32, 32),
            ring("mlp-ring", Objective.NON_SATURATING),
            ring("ring-wgan-gp", Objective.WGAN_GP),
            new Case("dcgan28-r1", 1, 28, 64, 100, 64, 2e-4, Body.DCGAN_BARE, Objective.R1),
            residual("resnet32", 32, 16, 48, Objective.PAIRING),
            residual("resnet32-r1r2", 32, 16, 48, Objective.PAIRING_R1_R2));

    private static Case ring(String name, Objective objective) {
        return new Case(name, 2, 1, 128, 2, 256, 1e-3, Body.MLP, objective);
    }

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
        return new Case(name, channels, side, width, 100, batch, 2e-4, Body.DCGAN, Objective.NON_SATURATING);
    }

    /**
     * Residual networks on square images of three channels, 100 latent numbers, rate 2e-4.
     *
     * @param name the case's
     * @param side in pixels, 4 times a power of 2
     * @param width channels next to the image
     * @param batch samples a batch
     * @param objective what they learn by
     * @return the case
     */
    public static Case residual(String name, int side, int width, int batch, Objective objective) {
        return new Case(name, 3, side, width, 100, batch, 2e-4, Body.RESNET, objective);
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
     * Whether DL4J's user can play it: there are no second derivatives, and the comparison trains no graphs by hand.
     *
     * @return false for penalties, pairs and residual networks
     */
    public boolean isForDl4j() {
        return objective == Objective.NON_SATURATING && body != Body.RESNET;
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
