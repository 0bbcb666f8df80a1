package dev.sparring.gan.data.image.decode;

/**
 * The pixels of one picture, channel after channel, row after row: grey; red, green and blue; or these and opacity. Each number has 8 bits, or 16
 * where the file had as many.
 */
public final class Pixels {

    /** Channels of a picture that keeps its transparency; the last one is opacity. */
    public static final int WITH_OPACITY = 4;

    /** By EXIF's numbers. */
    private static final int TRANSPOSED = 5;

    private static final float DEEP_TO_BYTE = 1 / 257f;

    private final int channels;
    private final int height;
    private final int width;
    private final byte[] samples;
    private final boolean deep;

    private Pixels(int channels, int height, int width, byte[] samples) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.samples = samples;
        this.deep = samples.length != channels * height * width;
    }

    /**
     * Pixels as they lie in an array.
     *
     * @param channels 1, 3 or 4
     * @param height rows, at least 1
     * @param width columns, at least 1
     * @param samples unsigned, a byte each, or two bytes each with the high one first; kept, not copied
     * @return the pixels
     * @throws IllegalArgumentException if the array has another length
     */
    public static Pixels of(int channels, int height, int width, byte[] samples) {
        int numbers = channels * height * width;
        if (samples.length != numbers && samples.length != 2 * numbers) {
            throw new IllegalArgumentException(
                    "samples must have " + numbers + " or " + 2 * numbers + " bytes, got " + samples.length);
        }
        return new Pixels(channels, height, width, samples);
    }

    /** How many channels. */
    int channels() {
        return channels;
    }

    /** How many rows. */
    int height() {
        return height;
    }

    /** How many columns. */
    int width() {
        return width;
    }

    /** Whether each number has 16 bits. */
    boolean isDeep() {
        return deep;
    }

    /**
     * The numbers.
     *
     * @return as {@link #of} takes them; the array itself, not a copy
     */
    public byte[] samples() {
        return samples;
    }

    /**
     * Reads a part of a row.
     *
     * @param channel in [0, channels)
     * @param y in [0, height)
     * @param from the first column
     * @param target where to, in [0, 255] whatever the bits; as many columns as it is long
     */
    void row(int channel, int y, int from, float[] target) {
        int at = (channel * height + y) * width + from;
        for (int x = 0; x < target.length; x++) {
            target[x] = deep ? number(at + x) * DEEP_TO_BYTE : number(at + x);
        }
    }

    private int number(int at) {
        return deep ? ((samples[2 * at] & 0xFF) << 8) | (samples[2 * at + 1] & 0xFF) : samples[at] & 0xFF;
    }

    /**
     * The same picture in other channels: grey is repeated, opacity is laid on white or added as full, colours become grey by Rec. 601 luma.
     *
     * @param wanted 1, 3 or 4
     * @return new pixels, or these if they have as many
     */
    public Pixels withChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        int bits = deep ? 2 : 1;
        int plane = height * width;
        Pixels result = new Pixels(wanted, height, width, new byte[wanted * plane * bits]);
        int most = deep ? 0xFFFF : 0xFF;
        for (int i = 0; i < plane; i++) {
            int opacity = channels == WITH_OPACITY ? number(3 * plane + i) : most;
            int red = onWhite(number(i), opacity, most);
            int green = channels < 3 ? red : onWhite(number(plane + i), opacity, most);
            int blue = channels < 3 ? red : onWhite(number(2 * plane + i), opacity, most);
            if (wanted == 1) {
                result.put(i, luma(red, green, blue));
            } else {
                result.put(i, red);
                result.put(plane + i, green);
                result.put(2 * plane + i, blue);
            }
            if (wanted == WITH_OPACITY) {
                result.put(3 * plane + i, most);
            }
        }
        return result;
    }

    /** Grey of a colour, ITU-R BT.601. */
    static int luma(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    /**
     * A colour on white.
     *
     * @param value in [0, most]
     * @param opacity in [0, most]
     * @param most 255 or 65535
     * @return in [0, most]
     */
    static int onWhite(int value, int opacity, int most) {
        return opacity == most
                ? value
                : (int) (((long) value * opacity + (long) most * (most - opacity) + most / 2) / most);
    }

    private void put(int at, int value) {
        if (deep) {
            samples[2 * at] = (byte) (value >> 8);
            samples[2 * at + 1] = (byte) value;
        } else {
            samples[at] = (byte) value;
        }
    }

    /**
     * Rows as columns.
     *
     * @return new pixels
     */
    public Pixels transposed() {
        return upright(TRANSPOSED);
    }

    /**
     * The picture as it is to be seen.
     *
     * @param orientation as EXIF numbers them: in [1, 8], 1 being upright
     * @return turned and mirrored; these themselves if they are upright
     */
    Pixels upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean transposed = orientation > 4;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int rows = transposed ? width : height;
        int columns = transposed ? height : width;
        int size = deep ? 2 : 1;
        byte[] turned = new byte[samples.length];
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int y = transposed ? column : row;
                    int x = transposed ? row : column;
                    int from = (channel * height + (fromBottom ? height - 1 - y : y)) * width
                            + (fromRight ? width - 1 - x : x);
                    int to = (channel * rows + row) * columns + column;
                    System.arraycopy(samples, size * from, turned, size * to, size);
                }
            }
        }
        return new Pixels(channels, rows, columns, turned);
    }
}
