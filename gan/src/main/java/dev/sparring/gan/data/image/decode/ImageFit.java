package dev.sparring.gan.data.image.decode;

/** What becomes of a picture whose sides are not in the wanted proportions. */
public enum ImageFit {
    /** Its middle is taken, and what lies beside is not seen. */
    CROP,
    /** All of it is seen, with black around, or with transparency where that is kept. */
    PAD,
    /** All of it is seen, squeezed in one direction. */
    STRETCH;

    /**
     * How much of a picture is seen.
     *
     * @param height its rows
     * @param width its columns
     * @param toHeight rows wanted
     * @param toWidth columns wanted
     * @return share of its pixels, in (0, 1]
     */
    public double seen(int height, int width, int toHeight, int toWidth) {
        if (this != CROP) {
            return 1;
        }
        double proportion = (double) height * toWidth / ((double) width * toHeight);
        return Math.min(proportion, 1 / proportion);
    }

    /**
     * Makes a picture of the wanted size.
     *
     * @param picture any
     * @param toHeight rows of the result, at least 1
     * @param toWidth columns of the result, at least 1
     * @return the result; the given picture if nothing changes
     */
    public Pixels fit(Pixels picture, int toHeight, int toWidth) {
        int height = picture.height();
        int width = picture.width();
        if (height == toHeight && width == toWidth) {
            return picture;
        }
        return switch (this) {
            case CROP -> {
                int cropHeight = Math.min(height, inProportion(width, toHeight, toWidth));
                int cropWidth = Math.min(width, inProportion(height, toWidth, toHeight));
                yield ImageResize.of(picture)
                        .from((height - cropHeight) / 2, (width - cropWidth) / 2, cropHeight, cropWidth)
                        .into(0, 0, toHeight, toWidth, toHeight, toWidth);
            }
            case STRETCH ->
                ImageResize.of(picture).from(0, 0, height, width).into(0, 0, toHeight, toWidth, toHeight, toWidth);
            case PAD -> {
                int innerHeight = Math.min(toHeight, inProportion(toWidth, height, width));
                int innerWidth = Math.min(toWidth, inProportion(toHeight, width, height));
                yield ImageResize.of(picture)
                        .from(0, 0, height, width)
                        .into(
                                (toHeight - innerHeight) / 2,
                                (toWidth - innerWidth) / 2,
                                innerHeight,
                                innerWidth,
                                toHeight,
                                toWidth);
            }
        };
    }

    /** The side that is to another one as two numbers are to each other, rounded, at least 1. */
    private static int inProportion(int side, int number, int to) {
        return (int) Math.max(1, ((long) side * number + to / 2) / to);
    }
}
