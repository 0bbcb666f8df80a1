package dev.sparring.gan.sampling.animation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Rows of pixels as PNG stores them: each byte less what a filter foretells of it, by whichever filter leaves the smallest numbers
 * (the PNG standard's section 12.7).
 */
enum PngLines {
    /** A byte a pixel. */
    GREY(0, 1),
    /** Red, green, blue. */
    COLOUR(2, 3),
    /** And opacity. */
    TRANSPARENT(6, 4);

    private static final int FILTERS = 5;

    private final int colourType;
    private final int samples;

    PngLines(int colourType, int samples) {
        this.colourType = colourType;
        this.samples = samples;
    }

    /** Which of them a picture needs. */
    static PngLines as(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return GREY;
        }
        return image.getColorModel().hasAlpha() ? TRANSPARENT : COLOUR;
    }

    int colourType() {
        return colourType;
    }

    /** Writes all rows, not compressed. */
    void write(BufferedImage image, OutputStream out) throws IOException {
        int width = image.getWidth();
        int[] argb = this == TRANSPARENT
                ? image.getRGB(0, 0, width, image.getHeight(), null, 0, width)
                : Opaque.pixels(image);
        byte[] before = new byte[width * samples];
        byte[] row = new byte[width * samples];
        byte[] least = new byte[1 + row.length];
        byte[] tried = new byte[1 + row.length];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                unpack(argb[y * width + x], row, x * samples);
            }
            long smallest = Long.MAX_VALUE;
            for (int filter = 0; filter < FILTERS; filter++) {
                long size = filter(filter, row, before, tried);
                if (size < smallest) {
                    smallest = size;
                    byte[] better = tried;
                    tried = least;
                    least = better;
                }
            }
            out.write(least);
            byte[] done = before;
            before = row;
            row = done;
        }
    }

    private void unpack(int argb, byte[] row, int at) {
        if (samples == 1) {
            row[at] = (byte) argb;
            return;
        }
        row[at] = (byte) (argb >> 16);
        row[at + 1] = (byte) (argb >> 8);
        row[at + 2] = (byte) argb;
        if (samples == 4) {
            row[at + 3] = (byte) (argb >>> 24);
        }
    }

    /** Filters a row into another array, behind the filter's number. Gives the sum of the sizes of what is left. */
    private long filter(int filter, byte[] row, byte[] before, byte[] into) {
        into[0] = (byte) filter;
        long size = 0;
        for (int i = 0; i < row.length; i++) {
            int left = i < samples ? 0 : row[i - samples] & 0xFF;
            int up = before[i] & 0xFF;
            int corner = i < samples ? 0 : before[i - samples] & 0xFF;
            int foretold =
                    switch (filter) {
                        case 0 -> 0;
                        case 1 -> left;
                        case 2 -> up;
                        case 3 -> (left + up) / 2;
                        default -> paeth(left, up, corner);
                    };
            into[1 + i] = (byte) (row[i] - foretold);
            size += Math.abs(into[1 + i]);
        }
        return size;
    }

    /** Whichever neighbour is nearest to {@code left + up - corner} (Paeth 1991). */
    private static int paeth(int left, int up, int corner) {
        int expected = left + up - corner;
        int toLeft = Math.abs(expected - left);
        int toUp = Math.abs(expected - up);
        int toCorner = Math.abs(expected - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
