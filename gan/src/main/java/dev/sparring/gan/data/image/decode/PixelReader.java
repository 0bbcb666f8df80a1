package dev.sparring.gan.data.image.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/** Reads the pixels of a decoded picture: transparency laid on white or kept, grey by Rec. 601 luma. */
final class PixelReader {

    private final BufferedImage image;
    private final int channels;
    private final int most;
    private final boolean deep;
    private final int plane;
    private final byte[] samples;

    private PixelReader(BufferedImage image, int channels, boolean deep) {
        this.image = image;
        this.channels = channels;
        this.deep = deep;
        this.most = deep ? 0xFFFF : 0xFF;
        this.plane = image.getWidth() * image.getHeight();
        this.samples = new byte[channels * plane * (deep ? 2 : 1)];
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
        byte[] samples = deep ? shallowIfTwice(reader.samples) : reader.samples;
        return Pixels.of(channels, image.getHeight(), image.getWidth(), samples);
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
                write(y * width + x, red, green, blue, alpha ? row[first + bands - 1] : most);
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
                write(y * width + x, argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24);
            }
        }
    }

    private void write(int at, int red, int green, int blue, int opacity) {
        if (channels == Pixels.WITH_OPACITY) {
            boolean seen = opacity > 0;
            put(at, seen ? red : most);
            put(plane + at, seen ? green : most);
            put(2 * plane + at, seen ? blue : most);
            put(3 * plane + at, opacity);
            return;
        }
        int r = Pixels.onWhite(red, opacity, most);
        int g = Pixels.onWhite(green, opacity, most);
        int b = Pixels.onWhite(blue, opacity, most);
        if (channels == 1) {
            put(at, Pixels.luma(r, g, b));
            return;
        }
        put(at, r);
        put(plane + at, g);
        put(2 * plane + at, b);
    }

    private void put(int at, int value) {
        if (deep) {
            samples[2 * at] = (byte) (value >> 8);
            samples[2 * at + 1] = (byte) value;
        } else {
            samples[at] = (byte) value;
        }
    }

    /** Many a file of 16 bits was made of one of 8, each byte written twice. */
    private static byte[] shallowIfTwice(byte[] deep) {
        byte[] shallow = new byte[deep.length / 2];
        for (int i = 0; i < shallow.length; i++) {
            if (deep[2 * i] != deep[2 * i + 1]) {
                return deep;
            }
            shallow[i] = deep[2 * i];
        }
        return shallow;
    }
}
