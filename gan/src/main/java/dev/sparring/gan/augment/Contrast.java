package dev.sparring.gan.augment;

import dev.sparring.gan.data.SampleShape;

/** All colours move away from the image's mean, or towards it: by a factor in [0.5, 1.5]; opacity does not. */
final class Contrast implements ImageTransform {

    @Override
    public int draws() {
        return 1;
    }

    @Override
    public void apply(float[] image, int at, SampleShape shape, double[] drawn, float[] scratch) {
        int length = Colours.length(shape);
        double sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += image[i];
        }
        float mean = (float) (sum / length);
        float factor = (float) (0.5 + drawn[0]);
        for (int i = at; i < at + length; i++) {
            image[i] = mean + factor * (image[i] - mean);
        }
    }

    /** The matrix f I + (1 - f) 1 1^T / n is its own transpose. */
    @Override
    public void pullBack(float[] gradient, int at, SampleShape shape, double[] drawn, float[] scratch) {
        apply(gradient, at, shape, drawn, scratch);
    }
}
