package dev.sparring.gan.data;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.ImageSize;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.Settings;
import java.nio.file.Path;

/** Keys that several kinds of data have. */
public final class DataKeys {

    /** Name of the key of where the files are. */
    public static final String PATH = "path";

    /** Name of the key of the size of images. */
    public static final String SIZE = "size";

    /** Name of the key of the channels of images. */
    public static final String CHANNELS = "channels";

    private DataKeys() {}

    /**
     * The key of the directory or file that is read.
     *
     * @param what is there, such as {@code the directory of the files}
     * @return the key, which must be given
     */
    public static Key<Path> path(String what) {
        return Key.path(PATH, what).require(what);
    }

    /**
     * The key of the size of images in pixels.
     *
     * @param least the shortest side
     * @param fallback the default
     * @return the key
     */
    public static Key<ImageSize> size(int least, int fallback) {
        return Key.size(SIZE, least, 1024, "the side of the images in pixels, or height x width")
                .or(ImageSize.square(fallback))
                .fix();
    }

    /**
     * The key of the channels of images.
     *
     * @param fallback the default
     * @return the key
     */
    public static Key<Integer> channels(int fallback) {
        return Key.integer(CHANNELS, 1, 3, "1 is grey, 3 is colour")
                .or(fallback)
                .fix();
    }

    /**
     * A spread or distance of points.
     *
     * @param name of the key
     * @param help what it is
     * @return the key, above 0
     */
    public static Key<Double> distance(String name, String help) {
        return Key.number(name, Range.above(0, 1e6), help);
    }

    /**
     * Reads the shape of images.
     *
     * @param settings where
     * @param size as {@link #size} gave it
     * @param channels as {@link #channels} gave it
     * @return the shape, of 1, 3 or 4 channels
     * @throws SparringException.Configuration if there are 2 channels
     */
    public static SampleShape shape(Settings settings, Key<ImageSize> size, Key<Integer> channels)
            throws SparringException.Configuration {
        ImageSize given = settings.get(size);
        return new SampleShape(channels(settings, channels), given.height(), given.width());
    }

    /**
     * Reads the channels of images.
     *
     * @param settings where
     * @param key as {@link #channels} gave it
     * @return 1 or 3
     * @throws SparringException.Configuration if it is 2
     */
    public static int channels(Settings settings, Key<Integer> key) throws SparringException.Configuration {
        int channels = settings.get(key);
        if (channels == 2) {
            throw new SparringException.Configuration(
                    settings.path(key) + " is 2",
                    "it must be 1 (grey), 3 (colour) or, of pictures in files, 4 (with transparency)");
        }
        return channels;
    }
}
