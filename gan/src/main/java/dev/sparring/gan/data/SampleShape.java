package dev.sparring.gan.data;

/**
 * The shape of one sample: an image {@code [channels, height, width]} or, with height and width 1, a vector {@code [channels]}.
 *
 * @param channels at least 1; of an image 1 (grey), 3 (red, green, blue) or 4 (with opacity), or more where several are packed into one
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record SampleShape(int channels, int height, int width) {

    /** Validates. */
    public SampleShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "channels, height and width must be at least 1, got " + channels + ", " + height + ", " + width);
        }
    }

    /**
     * A vector's shape.
     *
     * @param dimensions at least 1
     * @return {@code [dimensions]}
     */
    public static SampleShape vector(int dimensions) {
        return new SampleShape(dimensions, 1, 1);
    }

    /**
     * A square image's shape.
     *
     * @param channels 1 or 3
     * @param size side in pixels
     * @return {@code [channels, size, size]}
     */
    public static SampleShape image(int channels, int size) {
        return new SampleShape(channels, size, size);
    }

    /**
     * Of several samples as one, their channels behind each other.
     *
     * @param count samples, at least 1
     * @return as large, of so many times as many channels
     */
    public SampleShape packed(int count) {
        return new SampleShape(Math.multiplyExact(channels, count), height, width);
    }

    /**
     * Whether samples are images.
     *
     * @return false for vectors
     */
    public boolean isImage() {
        return height > 1 || width > 1;
    }

    /**
     * What the channels of an image are.
     *
     * @return {@code grey}, {@code colour} or {@code colour with transparency}
     */
    public String colours() {
        return switch (channels) {
            case 1 -> "grey";
            case 4 -> "colour with transparency";
            default -> "colour";
        };
    }

    /**
     * Numbers in one sample.
     *
     * @return the product of the sides
     */
    public int length() {
        return Math.multiplyExact(channels, Math.multiplyExact(height, width));
    }

    /**
     * The shape of one sample, as an array has it.
     *
     * @return {@code [channels, height, width]} or {@code [channels]}
     */
    public long[] sides() {
        return isImage() ? new long[] {channels, height, width} : new long[] {channels};
    }

    /**
     * The shape of a batch, as an array has it.
     *
     * @param count samples in the batch
     * @return {@code [count, channels, height, width]} or {@code [count, channels]}
     */
    public long[] batch(int count) {
        return isImage() ? new long[] {count, channels, height, width} : new long[] {count, channels};
    }

    /**
     * The shape for people.
     *
     * @return such as {@code 28x28x1 images} or {@code vectors of 2 numbers}
     */
    public String toText() {
        return isImage()
                ? height + "x" + width + "x" + channels + " images"
                : "vectors of " + channels + (channels == 1 ? " number" : " numbers");
    }
}
