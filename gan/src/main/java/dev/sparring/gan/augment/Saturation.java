package dev.sparring.gan.augment;

import dev.sparring.gan.data.SampleShape;

/** Each pixel's colours move away from their mean, or towards it: by a factor in [0, 2]. Nothing changes in grey images. */
final class Saturation implements ImageTransform {

    @Override
    public int draws() {
        return 1;
    }

    @Override
    public void apply(float[] image, int at, SampleShape shape, double[] drawn, float[] scratch) {
        int plane = shape.height() * shape.width();
        int colours = Colours.length(shape) / plane;
        if (colours == 1) {
            return;
        }
        float factor = (float) (2 * drawn[0]);
        for (int pixel = at; pixel < at + plane; pixel++) {
            float mean = 0;
            for (int channel = 0; channel < colours; channel++) {
                mean += image[pixel + channel * plane] / colours;
            }
            for (int channel = 0; channel < colours; channel++) {
                int i = pixel + channel * plane;
                image[i] = mean + factor * (image[i] - mean);
            }
        }
    }

    /** The matrix f I + (1 - f) 1 1^T / n is its own transpose. */
    @Override
    public void pullBack(float[] gradient, int at, SampleShape shape, double[] drawn, float[] scratch) {
        apply(gradient, at, shape, drawn, scratch);
    }
}
