package dev.sparring.gan.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large an image is: {@code 64}, a square, or {@code 64x96}, height x width.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record ImageSize(int height, int width) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?:x(\\d{1,9}))?");

    /** Validates. */
    public ImageSize {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("height and width must be at least 1, got " + height + " and " + width);
        }
    }

    /**
     * A square.
     *
     * @param side rows and columns, at least 1
     * @return the size
     */
    public static ImageSize square(int side) {
        return new ImageSize(side, side);
    }

    /**
     * Reads a size.
     *
     * @param text as {@link #toString} gives it
     * @return the size, or empty if the text is another
     */
    public static Optional<ImageSize> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int height = Integer.parseInt(matcher.group(1));
        int width = matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2));
        return height < 1 || width < 1 ? Optional.empty() : Optional.of(new ImageSize(height, width));
    }

    /**
     * Whether both sides are equal.
     *
     * @return true for a square
     */
    public boolean isSquare() {
        return height == width;
    }

    /** As a configuration has it. */
    @Override
    public String toString() {
        return isSquare() ? Integer.toString(height) : height + "x" + width;
    }
}
