package dev.sparring.gan.sampling.animation;

import java.awt.image.BufferedImage;

/** Pixels of a picture as they are stored, what is transparent over white. */
final class Opaque {

    private Opaque() {}

    /** {@code 0xRRGGBB} row by row; grey is taken as it is, without the conversion that {@link BufferedImage#getRGB} makes of it. */
    static int[] pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb;
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            rgb = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] *= 0x010101;
            }
            return rgb;
        }
        rgb = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = onWhite(rgb[i]);
        }
        return rgb;
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        int missing = 255 - alpha;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int level = (((argb >> shift & 0xFF) * alpha + 127) / 255) + missing;
            rgb |= Math.min(255, level) << shift;
        }
        return rgb;
    }
}
