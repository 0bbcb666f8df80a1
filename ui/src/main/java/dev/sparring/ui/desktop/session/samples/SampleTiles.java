package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import dev.sparring.gan.sampling.SheetLayout;
import dev.sparring.ui.desktop.session.Pixels;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Samples that are images, pixel by pixel as the generator makes them.
 *
 * @param step completed steps
 * @param width of an image
 * @param height of an image
 * @param columns images in a row when they are shown
 * @param argb one image after the other, each row by row
 */
public record SampleTiles(long step, int width, int height, int columns, int[] argb) implements DrawnSamples {

    /** Validates. */
    public SampleTiles {
        if (width < 1 || height < 1 || columns < 1 || argb.length % (width * height) != 0) {
            throw new IllegalArgumentException(
                    "width, height and columns must be at least 1 and argb whole images, got " + width + ", " + height
                            + ", " + columns + " and " + argb.length + " pixels");
        }
    }

    /**
     * The images of a batch.
     *
     * @param samples images
     * @return the same, in as many columns
     */
    public static SampleTiles of(SampleBatch samples) {
        SampleShape shape = samples.shape();
        int[] argb = new int[samples.count() * shape.height() * shape.width()];
        int plane = shape.height() * shape.width();
        for (int i = 0; i < argb.length; i++) {
            int at = i / plane * shape.length() + i % plane;
            argb[i] = Pixels.argb(samples.values(), at, shape.channels(), plane);
        }
        return new SampleTiles(samples.step(), shape.width(), shape.height(), samples.columns(), argb);
    }

    /**
     * The images of a sheet.
     *
     * @param step completed steps when it was drawn
     * @param sheet as {@link SampleGrid#grid} draws it; anything else is taken for one image
     * @param shape of an image
     * @param count of the images, if they do not fill the last row; what does not fit the sheet is not heeded
     * @return the images
     */
    static SampleTiles of(long step, BufferedImage sheet, SampleShape shape, int count) {
        int[] pixels = Pixels.argb(sheet);
        Optional<SheetLayout> known = SheetLayout.ofSheet(shape, sheet.getWidth(), sheet.getHeight());
        if (known.isEmpty()) {
            return new SampleTiles(step, sheet.getWidth(), sheet.getHeight(), 1, pixels);
        }
        SheetLayout layout = known.get();
        int places = layout.columns() * layout.rows();
        boolean fits = count > places - layout.columns() && count <= places;
        int[] argb = new int[(fits ? count : places) * shape.width() * shape.height()];
        for (int i = 0; i < argb.length; i++) {
            int image = i / (shape.width() * shape.height());
            int x = layout.left(image) + i % shape.width() * layout.scale();
            int y = layout.top(image) + i / shape.width() % shape.height() * layout.scale();
            argb[i] = pixels[y * sheet.getWidth() + x];
        }
        return new SampleTiles(step, shape.width(), shape.height(), layout.columns(), argb);
    }

    @Override
    public int count() {
        return argb.length / (width * height);
    }

    /** Rows of images when they are shown. */
    public int rows() {
        return Math.max(1, (count() + columns - 1) / columns);
    }

    /**
     * One image.
     *
     * @param index of it
     * @return its pixels row by row, a copy
     */
    public int[] tile(int index) {
        int length = width * height;
        return Arrays.copyOfRange(argb, index * length, (index + 1) * length);
    }

    /**
     * One image and another picture at its right.
     *
     * @param index of the image
     * @param other a picture of the same size
     * @return the two
     */
    public SampleTiles beside(int index, SampleTiles other) {
        int[] both = Arrays.copyOf(tile(index), 2 * width * height);
        System.arraycopy(other.argb, 0, both, width * height, width * height);
        return new SampleTiles(step, width, height, 2, both);
    }

    @Override
    public long bytes() {
        return (long) argb.length * Integer.BYTES;
    }
}
