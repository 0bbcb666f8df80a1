package dev.sparring.gan.augment;

import dev.sparring.gan.data.SampleShape;

/**
 * A random change of an image {@code [channels, height, width]} that is linear in its pixels, but for a constant. What it does follows from a few
 * random numbers, so that its gradient can be taken later by the same ones. Pure; safe from any thread.
 */
interface ImageTransform {

    /**
     * How many random numbers it follows from.
     *
     * @return at least 1
     */
    int draws();

    /**
     * Changes an image in place.
     *
     * @param image pixels in [-1, 1]
     * @param at index of its first number
     * @param shape of the image
     * @param drawn random numbers in [0, 1)
     * @param scratch room for {@code height * width} numbers
     */
    void apply(float[] image, int at, SampleShape shape, double[] drawn, float[] scratch);

    /**
     * Changes the gradient to the changed image into that to the image, in place.
     *
     * @param gradient of the same shape
     * @param at index of its first number
     * @param shape of the image
     * @param drawn as it was changed by
     * @param scratch room for {@code height * width} numbers
     */
    void pullBack(float[] gradient, int at, SampleShape shape, double[] drawn, float[] scratch);
}
