package dev.sparring.ui.desktop.component.chart.surface;

import java.util.Arrays;
import javafx.scene.paint.Color;

/** Pixels on which columns are drawn, one over the other. Needs no toolkit. */
final class ColumnRaster {

    private static final int OPAQUE = 255;
    /** Every other channel of a pixel. */
    private static final int TWO = 0xff00ff;

    private static final int HALVES = 0x800080;

    private final int width;
    private final int height;
    private final int[] pixels;

    /** An empty one. */
    ColumnRaster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Premultiplied ARGB, row by row; changes with the next column. */
    int[] pixels() {
        return pixels;
    }

    void clear() {
        Arrays.fill(pixels, 0);
    }

    /**
     * Draws columns side by side, each a pixel wide; of what a column covers of a pixel partly, so much of its colour is seen.
     *
     * @param left the first one
     * @param top of each
     * @param bottom of each
     * @param colour they are filled with
     */
    void fill(int left, double[] top, double[] bottom, Color colour) {
        int whole = premultiplied(colour, 1);
        for (int i = Math.max(0, -left); i < top.length && left + i < width; i++) {
            double from = Math.max(0, top[i]);
            double to = Math.min(height, bottom[i]);
            if (from < to) {
                column(left + i, from, to, colour, whole);
            }
        }
    }

    private void column(int x, double from, double to, Color colour, int whole) {
        int first = (int) Math.ceil(from);
        int last = (int) Math.floor(to);
        if (first > last) {
            blend(x + last * width, premultiplied(colour, to - from));
            return;
        }
        if (first > from) {
            blend(x + (first - 1) * width, premultiplied(colour, first - from));
        }
        for (int y = first; y < last; y++) {
            blend(x + y * width, whole);
        }
        if (last < to) {
            blend(x + last * width, premultiplied(colour, to - last));
        }
    }

    private static int premultiplied(Color colour, double covered) {
        double alpha = colour.getOpacity() * covered * OPAQUE;
        return (int) (alpha + 0.5) << 24
                | (int) (alpha * colour.getRed() + 0.5) << 16
                | (int) (alpha * colour.getGreen() + 0.5) << 8
                | (int) (alpha * colour.getBlue() + 0.5);
    }

    /** Source over destination, in whole numbers, since there are millions of pixels. */
    private void blend(int at, int above) {
        int below = pixels[at];
        int rest = OPAQUE - (above >>> 24);
        if (below == 0 || rest == 0) {
            pixels[at] = above;
            return;
        }
        pixels[at] = above + scaled(below & TWO, rest) + (scaled((below >>> 8) & TWO, rest) << 8);
    }

    /** Two channels at once times a share of 255, divided by 255 and rounded as in Blinn 1994, "Jim Blinn's Corner". */
    private static int scaled(int channels, int share) {
        int product = channels * share + HALVES;
        return ((product + ((product >>> 8) & TWO)) >>> 8) & TWO;
    }
}
