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

    /** Black and transparent ones, of 16 bits a number if they are to be deep. */
    static Pixels blank(int channels, int height, int width, boolean deep) {
        return new Pixels(channels, height, width, new byte[channels * height * width * (deep ? 2 : 1)]);
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
        int plane = height * width;
        Pixels result = blank(wanted, height, width, deep);
        for (int i = 0; i < plane; i++) {
            int opacity = channels == WITH_OPACITY ? number(3 * plane + i) : most();
            int red = number(i);
            int green = channels < 3 ? red : number(plane + i);
            int blue = channels < 3 ? red : number(2 * plane + i);
            result.set(i, red, green, blue, opacity);
        }
        return result;
    }

    /** The largest number there is. */
    int most() {
        return deep ? 0xFFFF : 0xFF;
    }

    /**
     * Sets a pixel of whatever channels: on white where there is no opacity, as grey by ITU-R BT.601 where there are no colours. What cannot be seen at
     * all is white.
     *
     * @param at row * width + column
     * @param red in [0, most]
     * @param green in [0, most]
     * @param blue in [0, most]
     * @param opacity in [0, most]
     */
    void set(int at, int red, int green, int blue, int opacity) {
        int plane = height * width;
        if (channels == WITH_OPACITY) {
            boolean seen = opacity > 0;
            put(at, seen ? red : most());
            put(plane + at, seen ? green : most());
            put(2 * plane + at, seen ? blue : most());
            put(3 * plane + at, opacity);
            return;
        }
        int r = onWhite(red, opacity);
        int g = onWhite(green, opacity);
        int b = onWhite(blue, opacity);
        if (channels == 1) {
            put(at, (299 * r + 587 * g + 114 * b + 500) / 1000);
        } else {
            put(at, r);
            put(plane + at, g);
            put(2 * plane + at, b);
        }
    }

    private int onWhite(int value, int opacity) {
        int most = most();
        return opacity == most
                ? value
                : (int) (((long) value * opacity + (long) most * (most - opacity) + most / 2) / most);
    }

    /** Sets one number. */
    void put(int at, int value) {
        if (deep) {
            samples[2 * at] = (byte) (value >> 8);
            samples[2 * at + 1] = (byte) value;
        } else {
            samples[at] = (byte) value;
        }
    }

    /** With 8 bits a number if each of these has a byte written twice, as many a file of 16 bits was made of one of 8. */
    Pixels withoutRepeatedBytes() {
        if (!deep) {
            return this;
        }
        byte[] shallow = new byte[samples.length / 2];
        for (int i = 0; i < shallow.length; i++) {
            if (samples[2 * i] != samples[2 * i + 1]) {
                return this;
            }
            shallow[i] = samples[2 * i];
        }
        return new Pixels(channels, height, width, shallow);
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
