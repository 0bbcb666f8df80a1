package dev.sparring.gan.augment;

import dev.sparring.gan.data.SampleShape;

/** Left becomes right, half of the time. */
final class Flip implements ImageTransform {

    @Override
    public int draws() {
        return 1;
    }

    @Override
    public void apply(float[] image, int at, SampleShape shape, double[] drawn, float[] scratch) {
        if (drawn[0] < 0.5) {
            return;
        }
        int width = shape.width();
        for (int row = at; row < at + shape.length(); row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                float kept = image[left];
                image[left] = image[right];
                image[right] = kept;
            }
        }
    }

    @Override
    public void pullBack(float[] gradient, int at, SampleShape shape, double[] drawn, float[] scratch) {
        apply(gradient, at, shape, drawn, scratch);
    }
}
