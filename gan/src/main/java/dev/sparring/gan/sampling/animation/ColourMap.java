package dev.sparring.gan.sampling.animation;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.BitSet;

/** The nearest colour of a palette to every colour, found when it is asked for and remembered: 18 MB. One thread. */
final class ColourMap {

    /** The most colours of a palette whose indices are bytes. */
    static final int MOST = 256;

    private static final int COLOURS = 1 << 24;

    private final int[] palette;
    private final byte[] nearest = new byte[COLOURS];
    private final BitSet known = new BitSet(COLOURS);

    /** Of 1 to 256 colours {@code 0xRRGGBB}. */
    ColourMap(int[] palette) {
        if (palette.length < 1 || palette.length > MOST) {
            throw new IllegalArgumentException("palette must be 1 to " + MOST + " colours, got " + palette.length);
        }
        this.palette = palette.clone();
    }

    /** The index of the nearest colour, by squared distance in RGB. */
    byte index(int rgb) {
        int colour = rgb & 0xFFFFFF;
        if (!known.get(colour)) {
            nearest[colour] = (byte) search(colour);
            known.set(colour);
        }
        return nearest[colour];
    }

    private int search(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length && least > 0; i++) {
            int distance = distance(colour, palette[i]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int distance(int first, int second) {
        int red = (first >> 16) - (second >> 16);
        int green = (first >> 8 & 0xFF) - (second >> 8 & 0xFF);
        int blue = (first & 0xFF) - (second & 0xFF);
        return red * red + green * green + blue * blue;
    }

    /** The palette, filled up to 256 with its last colour. */
    IndexColorModel model() {
        int[] filled = new int[MOST];
        for (int i = 0; i < MOST; i++) {
            filled[i] = palette[Math.min(i, palette.length - 1)];
        }
        return new IndexColorModel(8, MOST, filled, 0, false, -1, DataBuffer.TYPE_BYTE);
    }
}
