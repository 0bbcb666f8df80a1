package dev.sparring.bench.game;

import java.util.Random;

/**
 * What a game starts from: the same numbers in every system and every process, because they are functions of the case alone.
 *
 * <p>Parameters are drawn in the order of a network's layers, in each layer the weight before the bias, in PyTorch's
 * layouts; whoever keeps them differently transposes.
 */
public final class InitialState {

    /** Steps whose latent vectors are given. */
    public static final int STEPS = 3;

    private static final double BIAS_DEVIATION = 0.02;

    private final Random random;

    private InitialState(long seed) {
        this.random = new Random(seed);
    }

    /**
     * The generator's parameters.
     *
     * @return to be asked layer by layer
     */
    public static InitialState generator() {
        return new InitialState(1);
    }

    /**
     * The discriminator's parameters.
     *
     * @return to be asked layer by layer
     */
    public static InitialState discriminator() {
        return new InitialState(2);
    }

    /**
     * Latent vectors.
     *
     * @param game the case
     * @param step whose, in [0, STEPS)
     * @return {@code [batch, latent]}, standard normal
     */
    public static float[] latents(Case game, int step) {
        return new InitialState(10 + step).normal(game.batch() * game.latent(), 0, 1);
    }

    /**
     * Where between a real and a generated sample a penalty of the first steps looks, from the latent vectors, which all systems have.
     *
     * @param game the case
     * @param latents of the step
     * @return one share a sample, in (0, 1)
     */
    public static float[] shares(Case game, float[] latents) {
        float[] shares = new float[game.batch()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (1 / (1 + Math.exp(-latents[i * game.latent()])));
        }
        return shares;
    }

    /**
     * The real samples.
     *
     * @param game the case
     * @return {@code [game.samples(), channels, side, side]}, even on [-1, 1)
     */
    public static float[] samples(Case game) {
        Random random = new Random(3);
        float[] samples = new float[game.samples() * game.length()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 2 * random.nextFloat() - 1;
        }
        return samples;
    }

    /**
     * The next layer's weight, in the scale of He et al. 2015, eq. 10: with much smaller ones Adam, which looks at a
     * gradient's sign, makes a difference of a thousandth out of the systems' rounding.
     *
     * @param shape of a dense layer {@code [out, in]}, of a convolution {@code [out, in, 4, 4]}, of a transposed one {@code
     *     [in, out, 4, 4]}, of a batch normalisation {@code [channels]}
     * @return N(0, 2 / inputs), of a batch normalisation N(1, 0.02)
     */
    public float[] weight(long... shape) {
        int length = 1;
        for (long side : shape) {
            length = Math.multiplyExact(length, Math.toIntExact(side));
        }
        return shape.length == 1
                ? normal(length, 1, BIAS_DEVIATION)
                : normal(length, 0, Math.sqrt(2.0 * shape[0] / length));
    }

    /**
     * The bias of the layer whose weight came just before.
     *
     * @param length outputs of the layer
     * @return N(0, 0.02)
     */
    public float[] bias(long length) {
        return normal(Math.toIntExact(length), 0, BIAS_DEVIATION);
    }

    private float[] normal(int length, double mean, double deviation) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return numbers;
    }
}
