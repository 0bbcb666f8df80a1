package dev.sparring.gan.data.image.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/** Reads the pixels of a decoded picture: transparency laid on white or kept, grey by Rec. 601 luma. */
final class PixelReader {

    private final BufferedImage image;
    private final Pixels pixels;

    private PixelReader(BufferedImage image, int channels, boolean deep) {
        this.image = image;
        this.pixels = Pixels.blank(channels, image.getHeight(), image.getWidth(), deep);
    }

    /**
     * The pixels of a picture.
     *
     * @param image any kind of picture
     * @param channels 1 for grey; 3 for red, green and blue; 4 for these and opacity, fully transparent pixels being white
     * @return of 16 bits if the picture has as many and they are not 8 bits written twice
     */
    static Pixels read(BufferedImage image, int channels) {
        boolean plain = isPlain(image);
        boolean deep = plain && image.getColorModel().getComponentSize(0) == 16;
        PixelReader reader = new PixelReader(image, channels, deep);
        if (plain) {
            reader.readSamples();
        } else {
            reader.readColours();
        }
        return reader.pixels.withoutRepeatedBytes();
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
        int bits = colours.getComponentSize(0);
        int type = colours.getTransferType();
        return colours instanceof ComponentColorModel
                && (space.getType() == ColorSpace.TYPE_GRAY || space.isCS_sRGB())
                && ((type == DataBuffer.TYPE_BYTE && bits == 8) || (type == DataBuffer.TYPE_USHORT && bits == 16))
                && !colours.isAlphaPremultiplied();
    }

    private void readSamples() {
        int width = image.getWidth();
        int bands = image.getRaster().getNumBands();
        boolean alpha = image.getColorModel().hasAlpha();
        int[] row = new int[width * bands];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int first = x * bands;
                int red = row[first];
                int green = bands < 3 ? red : row[first + 1];
                int blue = bands < 3 ? red : row[first + 2];
                int opacity = alpha ? row[first + bands - 1] : pixels.most();
                pixels.set(y * width + x, red, green, blue, opacity);
            }
        }
    }

    private void readColours() {
        int width = image.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int argb = row[x];
                pixels.set(y * width + x, argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24);
            }
        }
    }
}
