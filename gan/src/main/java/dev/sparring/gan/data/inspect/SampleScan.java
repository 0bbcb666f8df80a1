package dev.sparring.gan.data.inspect;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.Subset;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What samples look like, one by one and together: repetitions, darkness, range. Of more than 100,000 samples as many are looked at, evenly chosen; of
 * more than 1,000 in files that were not read yet, so many.
 */
final class SampleScan {

    /** The share of the range of values below which images are hardly seen. */
    static final double SIXTEENTH = 1.0 / 16;

    private static final int MOST = 100_000;
    private static final int MOST_STREAMED = 1000;
    private static final int BLOCK = 16;
    private static final float WHOLE_RANGE = 2;
    private static final float BLACK = -1 + WHOLE_RANGE / 16;
    private static final float FLAT = WHOLE_RANGE / 256;

    private final long count;
    private final boolean all;
    private final boolean images;
    private final Set<Digest> digests = new HashSet<>();
    private final NearDuplicates near;
    private int black;
    private int flat;
    private float lowest = Float.POSITIVE_INFINITY;
    private float highest = Float.NEGATIVE_INFINITY;

    private SampleScan(long count, boolean all, SampleShape shape) {
        this.count = count;
        this.all = all;
        this.images = shape.isImage();
        this.near = new NearDuplicates(shape);
    }

    /** 128 bits of a sample: two samples of a set that differ have the same with a probability that is none. */
    private record Digest(long one, long other) {

        static Digest of(float[] sample) {
            long one = 0x9E3779B97F4A7C15L;
            long other = 0xC2B2AE3D27D4EB4FL;
            for (float value : sample) {
                int bits = Float.floatToIntBits(value);
                one = Long.rotateLeft((one ^ bits) * 0xFF51AFD7ED558CCDL, 29);
                other = Long.rotateLeft((other + bits) * 0xC4CEB9FE1A85EC53L, 31);
            }
            return new Digest(one, other);
        }
    }

    /**
     * Looks samples over.
     *
     * @param source a finite one
     * @return what was seen
     */
    static SampleScan of(DataSource source) {
        long size = source.ownSize().orElseThrow();
        long count = Math.min(size, source.isStreamed() ? MOST_STREAMED : MOST);
        SampleScan scan = new SampleScan(count, count == size, source.shape());
        int length = source.shape().length();
        float[] sample = new float[length];
        Subset.of(source, LongStream.range(0, count).map(i -> i * size / count).toArray())
                .forEachBlock(BLOCK, samples -> {
                    for (int at = 0; at < samples.length; at += length) {
                        System.arraycopy(samples, at, sample, 0, length);
                        scan.see(sample);
                    }
                });
        return scan;
    }

    private void see(float[] sample) {
        boolean isNew = digests.add(Digest.of(sample));
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : sample) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        lowest = Math.min(lowest, least);
        highest = Math.max(highest, most);
        if (!images) {
            return;
        }
        if (most < BLACK) {
            black++;
        } else if (most - least < FLAT) {
            flat++;
        } else if (isNew) {
            near.see(sample);
        }
    }

    /** How many samples were looked at. */
    long count() {
        return count;
    }

    /** Whether these are all there are. */
    boolean isAll() {
        return all;
    }

    /** How many of them differ. */
    long different() {
        return digests.size();
    }

    /** How many images are nearly the same as another one, but not exactly. */
    int nearly() {
        return near.count();
    }

    /** How many images have no pixel above a sixteenth of the range. */
    int black() {
        return black;
    }

    /** How many brighter images have pixels of one value alone. */
    int flat() {
        return flat;
    }

    /** The lowest number of all. */
    float lowest() {
        return lowest;
    }

    /** The highest number of all. */
    float highest() {
        return highest;
    }

    /** Which share of the range of pixels is used; 1 for what is no image. */
    double usedRange() {
        return images ? (highest - lowest) / WHOLE_RANGE : 1;
    }
}
