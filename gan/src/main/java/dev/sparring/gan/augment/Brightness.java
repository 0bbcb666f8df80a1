package dev.sparring.gan.augment;

import dev.sparring.gan.data.SampleShape;

/** All colours become lighter or darker by up to a quarter of the range; opacity does not. */
final class Brightness implements ImageTransform {

    @Override
    public int draws() {
        return 1;
    }

    @Override
    public void apply(float[] image, int at, SampleShape shape, double[] drawn, float[] scratch) {
        float added = (float) (drawn[0] - 0.5);
        for (int i = at; i < at + Colours.length(shape); i++) {
            image[i] += added;
        }
    }

    @Override
    public void pullBack(float[] gradient, int at, SampleShape shape, double[] drawn, float[] scratch) {
        // The derivative of a sum by one of its parts is 1.
    }
}
