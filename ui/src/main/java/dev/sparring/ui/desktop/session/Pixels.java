package dev.sparring.ui.desktop.session;

import dev.sparring.gan.sampling.SampleGrid;
import java.awt.image.BufferedImage;

/** Pixels of pictures as numbers. */
public final class Pixels {

    private Pixels() {}

    /**
     * A pixel of an image as networks have it.
     *
     * @param values in [-1, 1], one channel after the other
     * @param at where its first channel is
     * @param channels 1, 3 or 4
     * @param plane numbers in a channel
     * @return {@code 0xAARRGGBB}
     */
    public static int argb(float[] values, int at, int channels, int plane) {
        int red = SampleGrid.level(values[at]);
        if (channels < 3) {
            return 0xFF000000 | red * 0x010101;
        }
        int alpha = channels == 4 ? SampleGrid.level(values[at + 3 * plane]) : 0xFF;
        return alpha << 24
                | red << 16
                | SampleGrid.level(values[at + plane]) << 8
                | SampleGrid.level(values[at + 2 * plane]);
    }

    /**
     * All pixels of a picture. Grey levels stay as they are stored: {@link BufferedImage#getRGB} takes them for linear light and makes
     * them brighter.
     *
     * @param image any
     * @return {@code 0xAARRGGBB} row by row
     */
    public static int[] argb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            return image.getRGB(0, 0, width, height, null, 0, width);
        }
        int[] levels = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = 0xFF000000 | levels[i] * 0x010101;
        }
        return levels;
    }
}
