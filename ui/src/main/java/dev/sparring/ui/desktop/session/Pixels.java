package dev.sparring.ui.desktop.session;

import java.awt.image.BufferedImage;

/** Pixels of pictures as numbers. */
public final class Pixels {

    private Pixels() {}

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
