package dev.sparring.gan.data.inspect;

import dev.sparring.gan.data.SampleShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts images that are nearly the same as another one: saved again at another quality, resized, a few pixels changed.
 *
 * <p>Each image is shrunk to 8x8 grey tiles. Two that agree in 16 of the 64 bits which tell whether a tile is brighter than the mean (one of four
 * groups of rows) are compared, and are nearly the same where their tiles differ by less than a hundredth of the range in the root
 * mean square. Memory: about 400 bytes an image.
 */
final class NearDuplicates {

    private static final int SIDE = 8;
    private static final int TILES = SIDE * SIDE;
    private static final int GROUPS = 4;
    private static final int GROUP_BITS = TILES / GROUPS;

    /** A hundredth of [-1, 1], squared. */
    private static final float CLOSE = 0.02f * 0.02f;

    /** Of images that agree so far, the last ones are compared: many sets have a few bits that nearly all agree in. */
    private static final int MOST_COMPARED = 64;

    /** The tile of each pixel. */
    private final int[] tileOf;

    private final int[] tileSizes = new int[TILES];
    private final List<Map<Integer, List<float[]>>> groups = new ArrayList<>();
    private int count;

    NearDuplicates(SampleShape shape) {
        this.tileOf = new int[shape.height() * shape.width()];
        for (int pixel = 0; pixel < tileOf.length; pixel++) {
            int row = pixel / shape.width() * SIDE / shape.height();
            int column = pixel % shape.width() * SIDE / shape.width();
            tileOf[pixel] = row * SIDE + column;
            tileSizes[tileOf[pixel]] += shape.channels();
        }
        for (int group = 0; group < GROUPS; group++) {
            groups.add(new HashMap<>());
        }
    }

    /** Takes an image. */
    void see(float[] sample) {
        float[] tiles = tiles(sample);
        long bits = bits(tiles);
        boolean found = false;
        for (int group = 0; group < GROUPS; group++) {
            int key = (int) (bits >>> (group * GROUP_BITS)) & 0xFFFF;
            List<float[]> others = groups.get(group).computeIfAbsent(key, none -> new ArrayList<>());
            found = found || isAmong(tiles, others);
            if (others.size() == MOST_COMPARED) {
                others.remove(0);
            }
            others.add(tiles);
        }
        count += found ? 1 : 0;
    }

    /** How many were nearly the same as one before. */
    int count() {
        return count;
    }

    private static boolean isAmong(float[] tiles, List<float[]> others) {
        for (float[] other : others) {
            float sum = 0;
            for (int i = 0; i < TILES && sum < TILES * CLOSE; i++) {
                float difference = tiles[i] - other[i];
                sum += difference * difference;
            }
            if (sum < TILES * CLOSE) {
                return true;
            }
        }
        return false;
    }

    private float[] tiles(float[] sample) {
        float[] sums = new float[TILES];
        for (int at = 0; at < sample.length; at += tileOf.length) {
            for (int pixel = 0; pixel < tileOf.length; pixel++) {
                sums[tileOf[pixel]] += sample[at + pixel];
            }
        }
        for (int tile = 0; tile < TILES; tile++) {
            sums[tile] /= Math.max(1, tileSizes[tile]);
        }
        return sums;
    }

    private static long bits(float[] tiles) {
        float mean = 0;
        for (float tile : tiles) {
            mean += tile / TILES;
        }
        long bits = 0;
        for (int tile = 0; tile < TILES; tile++) {
            bits |= tiles[tile] > mean ? 1L << tile : 0;
        }
        return bits;
    }
}
