package dev.sparring.gan.data.image;

import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.decode.ImageFit;

/**
 * What is made of pictures as they are read.
 *
 * @param shape of the images in the set: sides in [1, 4096]; 1 channel (grey), 3 (red, green, blue) or 4 (with opacity)
 * @param fit what becomes of pictures of other proportions
 * @param flip whether every image is there with left and right exchanged, too, after all others
 * @param skipUnreadable whether to leave out pictures that cannot be decoded or have more than 64 million pixels, instead of refusing all
 * @param cache where decoded pictures are kept
 */
public record ImageOptions(SampleShape shape, ImageFit fit, boolean flip, boolean skipUnreadable, ImageCache cache) {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the shape is another
     */
    public ImageOptions {
        ImageSet.requireImages(shape);
    }

    /**
     * The usual: the middle of each picture, and none that cannot be read.
     *
     * @param shape as above
     * @return the options
     */
    public static ImageOptions of(SampleShape shape) {
        return new ImageOptions(shape, ImageFit.CROP, false, false, ImageCache.AUTO);
    }

    /**
     * The same, leaving out what cannot be read.
     *
     * @return the options
     */
    public ImageOptions skippingUnreadable() {
        return new ImageOptions(shape, fit, flip, true, cache);
    }

    /**
     * The same, with decoded pictures kept elsewhere.
     *
     * @param where memory or disk
     * @return the options
     */
    public ImageOptions keptIn(ImageCache where) {
        return new ImageOptions(shape, fit, flip, skipUnreadable, where);
    }

    /**
     * Counts the sizes that pictures have in their files.
     *
     * @return none counted yet
     */
    public OriginalSizes.Counter sizes() {
        return new OriginalSizes.Counter(
                new OriginalSizes.Size(shape.height(), shape.width()),
                size -> fit.seen(size.height(), size.width(), shape.height(), shape.width()));
    }
}
