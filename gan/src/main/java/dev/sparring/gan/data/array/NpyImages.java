package dev.sparring.gan.data.array;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.decode.ImageFit;
import dev.sparring.gan.data.image.decode.Pixels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Images in a NumPy file: bytes and 16 bits as they are, floats in [-1, 1] as 16 bits. */
final class NpyImages {

    private static final float MOST_16_BITS = 65535;

    /** Of floats beside [-1, 1], so much is taken for rounding. */
    private static final float ROUNDING = 0.001f;

    private final Path path;
    private final NpyHeader header;
    private final SampleShape own;
    private final boolean channelsLast;

    private NpyImages(Path path, NpyHeader header) throws SparringException.Data {
        this.path = path;
        this.header = header;
        int[] sides = header.shape();
        if (sides.length == 3) {
            this.channelsLast = false;
            this.own = new SampleShape(1, sides[1], sides[2]);
        } else {
            boolean last = isChannels(sides[3]);
            boolean first = isChannels(sides[1]);
            if (!last && !first) {
                throw refused("has the shape " + Arrays.toString(sides) + " without a side of 1, 3 or 4 channels");
            }
            this.channelsLast = last && !(first && header.isFloating());
            this.own = channelsLast
                    ? new SampleShape(sides[3], sides[1], sides[2])
                    : new SampleShape(sides[1], sides[2], sides[3]);
        }
    }

    private static boolean isChannels(int side) {
        return side == 1 || side == 3 || side == 4;
    }

    /** The shape of the images in the file. */
    static SampleShape shape(Path path, NpyHeader header) throws SparringException.Data {
        return new NpyImages(path, header).own;
    }

    /**
     * Loads all.
     *
     * @param path the file
     * @param header its own, of 3 or 4 sides
     * @param shape of the images in the set
     * @param fit what becomes of images of other proportions
     * @return the set
     * @throws SparringException.Data if it cannot be read, its numbers are no pixels, or memory is short
     */
    static ImageSet load(Path path, NpyHeader header, SampleShape shape, ImageFit fit) throws SparringException.Data {
        NpyImages images = new NpyImages(path, header);
        int count = header.shape()[0];
        ImageSet.requireMemory(path, header.bytes() == 1 ? count : 2L * count, shape);
        byte[][] pixels = new byte[count][];
        float[] sample = new float[header.length()];
        try (NpyFile file = NpyFile.open(path, header)) {
            for (int i = 0; i < count; i++) {
                file.next(sample);
                pixels[i] = fit.fit(images.pixels(sample), shape.height(), shape.width())
                        .withChannels(shape.channels())
                        .samples();
            }
        }
        return ImageSet.of(shape, pixels);
    }

    private Pixels pixels(float[] sample) throws SparringException.Data {
        boolean deep = header.bytes() > 1;
        byte[] samples = new byte[deep ? 2 * sample.length : sample.length];
        int plane = own.height() * own.width();
        for (int i = 0; i < sample.length; i++) {
            int from = channelsLast ? i % plane * own.channels() + i / plane : i;
            int level = level(sample[from]);
            if (deep) {
                samples[2 * i] = (byte) (level >> 8);
                samples[2 * i + 1] = (byte) level;
            } else {
                samples[i] = (byte) level;
            }
        }
        return Pixels.of(own.channels(), own.height(), own.width(), samples);
    }

    private int level(float value) throws SparringException.Data {
        if (header.isFloating()) {
            if (Math.abs(value) > 1 + ROUNDING) {
                throw refused(
                        String.format(Locale.ROOT, "holds a pixel of %.3g, and floats must be in [-1, 1]", value));
            }
            return Math.round((Math.max(-1, Math.min(1, value)) + 1) / 2 * MOST_16_BITS);
        }
        int most = header.bytes() == 1 ? 0xFF : 0xFFFF;
        int level = Math.round(header.kind() == 'b' ? value * most : value);
        if (level < 0 || level > most) {
            throw refused("holds a pixel of " + level + ", and there are 0 to " + most);
        }
        return level;
    }

    private SparringException.Data refused(String clause) {
        return new SparringException.Data(
                path + " " + clause,
                "save bytes [N, height, width, channels] or floats in [-1, 1] [N, channels, height, width]");
    }
}
