package dev.sparring.gan.sampling;

import dev.sparring.gan.data.SampleShape;
import java.util.Optional;

/**
 * Where images stand on a sheet: row by row, small ones enlarged by a whole factor, with a gap between them.
 *
 * @param shape of an image
 * @param columns images in a row, at least 1
 * @param rows at least 1
 */
public record SheetLayout(SampleShape shape, int columns, int rows) {

    private static final int GAP = 2;
    private static final int LEAST_TILE = 56;

    /** Validates. */
    public SheetLayout {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("columns and rows must be at least 1, got " + columns + " and " + rows);
        }
    }

    /**
     * The layout of samples.
     *
     * @param samples images
     * @return as many rows as they need
     */
    public static SheetLayout of(SampleBatch samples) {
        int rows = Math.max(1, (samples.count() + samples.columns() - 1) / samples.columns());
        return new SheetLayout(samples.shape(), samples.columns(), rows);
    }

    /**
     * The layout of a sheet that was drawn before.
     *
     * @param shape of an image on it
     * @param width of the sheet in pixels
     * @param height of the sheet in pixels
     * @return empty if no sheet of such images is so large
     */
    public static Optional<SheetLayout> ofSheet(SampleShape shape, int width, int height) {
        SheetLayout single = new SheetLayout(shape, 1, 1);
        int across = single.width() + GAP;
        int down = single.height() + GAP;
        return width >= single.width()
                        && height >= single.height()
                        && (width + GAP) % across == 0
                        && (height + GAP) % down == 0
                ? Optional.of(new SheetLayout(shape, (width + GAP) / across, (height + GAP) / down))
                : Optional.empty();
    }

    /**
     * By how much an image is enlarged.
     *
     * @return pixels of the sheet for a pixel of an image, along each side
     */
    public int scale() {
        return Math.max(1, LEAST_TILE / shape.width());
    }

    /** Pixels in a row of the sheet. */
    public int width() {
        return columns * (shape.width() * scale() + GAP) - GAP;
    }

    /** Rows of pixels of the sheet. */
    public int height() {
        return rows * (shape.height() * scale() + GAP) - GAP;
    }

    /**
     * Where an image begins.
     *
     * @param index of the image
     * @return pixels from the left edge
     */
    public int left(int index) {
        return index % columns * (shape.width() * scale() + GAP);
    }

    /**
     * Where an image begins.
     *
     * @param index of the image
     * @return pixels from the upper edge
     */
    public int top(int index) {
        return index / columns * (shape.height() * scale() + GAP);
    }
}
