package dev.sparring.gan.data.image;

/** Turns the bytes of pixels into numbers for networks: 0..255, or 0..65535 in two bytes, into [-1, 1]. */
public final class PixelNumbers {

    private static final float HALF_OF_16_BITS = 32767.5f;
    private static final float[] TO_FLOAT = new float[256];

    static {
        for (int value = 0; value < TO_FLOAT.length; value++) {
            TO_FLOAT[value] = value / 127.5f - 1;
        }
    }

    private PixelNumbers() {}

    /**
     * Reads an image.
     *
     * @param pixels unsigned, a byte a number or two, the high one first
     * @param bytes how many of them are the image's: the length or twice as many
     * @param length numbers of the image
     * @param target where to
     * @param offset index of the first number
     */
    public static void read(byte[] pixels, int bytes, int length, float[] target, int offset) {
        if (bytes == length) {
            for (int i = 0; i < length; i++) {
                target[offset + i] = TO_FLOAT[pixels[i] & 0xFF];
            }
        } else {
            for (int i = 0; i < length; i++) {
                target[offset + i] = (((pixels[2 * i] & 0xFF) << 8) | (pixels[2 * i + 1] & 0xFF)) / HALF_OF_16_BITS - 1;
            }
        }
    }
}
