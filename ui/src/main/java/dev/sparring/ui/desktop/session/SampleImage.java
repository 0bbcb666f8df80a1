package dev.sparring.ui.desktop.session;

import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.sampling.Png;
import dev.sparring.gan.sampling.SampleBatch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** Samples, ready to be drawn. Nobody changes the arrays any more. */
public sealed interface SampleImage {

    /** The most images shown; more would be too small to see. */
    int MOST_TILES = 256;

    /**
     * When they were drawn.
     *
     * @return completed steps
     */
    long step();

    /**
     * Images side by side.
     *
     * @param step completed steps
     * @param width pixels in a row
     * @param height rows
     * @param argb pixels row by row, gaps transparent
     */
    record Tiles(long step, int width, int height, int[] argb) implements SampleImage {}

    /**
     * Points in the plane.
     *
     * @param step completed steps
     * @param points x, y, x, y, ...
     */
    record Cloud(long step, float[] points) implements SampleImage {}

    /**
     * Makes a picture; takes a while for many images, so not on the screen's thread.
     *
     * @param samples images, or vectors whose first two numbers are shown
     * @return the picture
     */
    static SampleImage of(SampleBatch samples) {
        return samples.shape().isImage()
                ? tiles(samples)
                : new Cloud(
                        samples.step(), plane(samples.values(), samples.shape().length()));
    }

    /**
     * Reads a picture that a run has drawn.
     *
     * @param file a PNG
     * @param step completed steps then
     * @return the picture
     * @throws IOException if it cannot be read, or is larger than anything a run draws
     */
    static SampleImage read(Path file, long step) throws IOException {
        BufferedImage picture = Png.read(file);
        return new Tiles(step, picture.getWidth(), picture.getHeight(), Pixels.argb(picture));
    }

    /**
     * Vectors as points of the plane.
     *
     * @param values one vector after the other
     * @param length of a vector, at least 1
     * @return x, y, x, y, ...: the first two numbers of each; of a vector of one number, it and 0
     */
    static float[] plane(float[] values, int length) {
        float[] points = new float[2 * (values.length / length)];
        for (int i = 0; i < points.length / 2; i++) {
            points[2 * i] = values[i * length];
            points[2 * i + 1] = length > 1 ? values[i * length + 1] : 0;
        }
        return points;
    }

    private static Tiles tiles(SampleBatch samples) {
        SampleShape shape = samples.shape();
        int count = Math.min(MOST_TILES, samples.count());
        int columns = (int) Math.ceil(Math.sqrt(count));
        int rows = (count + columns - 1) / columns;
        int gap = Math.max(1, shape.width() / 16);
        int width = columns * (shape.width() + gap) - gap;
        int height = rows * (shape.height() + gap) - gap;
        int[] argb = new int[width * height];
        for (int i = 0; i < count; i++) {
            int corner = i / columns * (shape.height() + gap) * width + i % columns * (shape.width() + gap);
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    int at = i * shape.length() + y * shape.width() + x;
                    argb[corner + y * width + x] =
                            Pixels.argb(samples.values(), at, shape.channels(), shape.width() * shape.height());
                }
            }
        }
        return new Tiles(samples.step(), width, height, argb);
    }
}
