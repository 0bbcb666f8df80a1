package dev.sparring.gan.augment;

import dev.sparring.gan.data.SampleShape;
import java.util.Arrays;

/** A rectangle of half of each side becomes 0, middle grey; its middle lies anywhere in the image. */
final class Cutout implements ImageTransform {

    @Override
    public int draws() {
        return 2;
    }

    @Override
    public void apply(float[] image, int at, SampleShape shape, double[] drawn, float[] scratch) {
        int height = shape.height();
        int width = shape.width();
        int top = (int) (drawn[0] * height) - height / 4;
        int left = (int) (drawn[1] * width) - width / 4;
        int firstRow = Math.max(0, top);
        int lastRow = Math.min(height, top + height / 2);
        int firstColumn = Math.max(0, left);
        int lastColumn = Math.min(width, left + width / 2);
        for (int channel = at; channel < at + shape.length(); channel += height * width) {
            for (int row = firstRow; row < lastRow; row++) {
                int start = channel + row * width;
                Arrays.fill(image, start + firstColumn, start + lastColumn, 0);
            }
        }
    }

    @Override
    public void pullBack(float[] gradient, int at, SampleShape shape, double[] drawn, float[] scratch) {
        apply(gradient, at, shape, drawn, scratch);
    }
}
