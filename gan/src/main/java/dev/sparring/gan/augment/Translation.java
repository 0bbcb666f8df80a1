package dev.sparring.gan.augment;

import dev.sparring.gan.data.SampleShape;
import java.util.Arrays;

/** Moved by up to an eighth of each side, by whole pixels; what comes in at the edge is 0, middle grey. */
final class Translation implements ImageTransform {

    private static final double SHARE = 1.0 / 8;

    @Override
    public int draws() {
        return 2;
    }

    @Override
    public void apply(float[] image, int at, SampleShape shape, double[] drawn, float[] scratch) {
        move(image, at, shape, shift(shape.height(), drawn[0]), shift(shape.width(), drawn[1]), scratch);
    }

    @Override
    public void pullBack(float[] gradient, int at, SampleShape shape, double[] drawn, float[] scratch) {
        move(gradient, at, shape, -shift(shape.height(), drawn[0]), -shift(shape.width(), drawn[1]), scratch);
    }

    /** In [-n, n] for n an eighth of the side, each as likely as the others. */
    private static int shift(int side, double drawn) {
        int most = (int) Math.round(side * SHARE);
        return (int) (drawn * (2 * most + 1)) - most;
    }

    private static void move(float[] image, int at, SampleShape shape, int down, int right, float[] scratch) {
        int height = shape.height();
        int width = shape.width();
        int plane = height * width;
        int from = Math.max(0, -right);
        int length = width - Math.abs(right);
        for (int channel = at; channel < at + shape.length(); channel += plane) {
            System.arraycopy(image, channel, scratch, 0, plane);
            Arrays.fill(image, channel, channel + plane, 0);
            for (int row = Math.max(0, down); row < Math.min(height, height + down); row++) {
                System.arraycopy(
                        scratch, (row - down) * width + from, image, channel + row * width + from + right, length);
            }
        }
    }
}
