package dev.sparring.gan.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/** Turns a decoded picture into planes of bytes: transparency laid on white, grey by Rec. 601 luma. */
final class ImagePixels {

    private ImagePixels() {}

    /**
     * The planes of a picture.
     *
     * @param image any kind of picture
     * @param channels 1 for grey, 3 for red, green and blue
     * @return unsigned bytes {@code [channels, height, width]}
     */
    static byte[] planes(BufferedImage image, int channels) {
        int width = image.getWidth();
        int plane = width * image.getHeight();
        byte[] planes = new byte[channels * plane];
        boolean plain = isPlain(image);
        int[] row = new int[width];
        int[] samples = new int[width * image.getRaster().getNumBands()];
        for (int y = 0; y < image.getHeight(); y++) {
            if (plain) {
                readSamples(image, y, samples, row);
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                write(row[x], planes, y * width + x, channels, plane);
            }
        }
        return planes;
    }

    /**
     * Whether the samples are the wanted values as they stand: grey or sRGB, 8 or 16 bits each.
     *
     * <p>For grey pictures {@link BufferedImage#getRGB} would not do: it takes the samples for linear light and returns 188
     * for 128.
     */
    private static boolean isPlain(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        ColorSpace space = colours.getColorSpace();
        int type = colours.getTransferType();
        return colours instanceof ComponentColorModel
                && (space.getType() == ColorSpace.TYPE_GRAY || space.isCS_sRGB())
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
                && !colours.isAlphaPremultiplied();
    }

    private static void readSamples(BufferedImage image, int y, int[] samples, int[] row) {
        int bands = image.getRaster().getNumBands();
        int excessBits = image.getColorModel().getComponentSize(0) - 8;
        boolean alpha = image.getColorModel().hasAlpha();
        image.getRaster().getPixels(0, y, row.length, 1, samples);
        for (int x = 0; x < row.length; x++) {
            int first = x * bands;
            int red = samples[first] >> excessBits;
            int green = bands < 3 ? red : samples[first + 1] >> excessBits;
            int blue = bands < 3 ? red : samples[first + 2] >> excessBits;
            int opacity = alpha ? samples[first + bands - 1] >> excessBits : 255;
            row[x] = opacity << 24 | red << 16 | green << 8 | blue;
        }
    }

    private static void write(int argb, byte[] planes, int at, int channels, int plane) {
        int opacity = argb >>> 24;
        int red = onWhite(argb >> 16 & 0xFF, opacity);
        int green = onWhite(argb >> 8 & 0xFF, opacity);
        int blue = onWhite(argb & 0xFF, opacity);
        if (channels == 1) {
            planes[at] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
            return;
        }
        planes[at] = (byte) red;
        planes[plane + at] = (byte) green;
        planes[2 * plane + at] = (byte) blue;
    }

    private static int onWhite(int value, int opacity) {
        return (value * opacity + 255 * (255 - opacity) + 127) / 255;
    }
}
