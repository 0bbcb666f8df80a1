package dev.sparring.gan.data;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.Settings;
import java.nio.file.Path;

/** Keys that several kinds of data have. */
public final class DataKeys {

    /** Name of the key of where the files are. */
    public static final String PATH = "path";

    /** Name of the key of the side of images. */
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
     * The key of the side of square images in pixels.
     *
     * @param least the smallest
     * @param fallback the default
     * @return the key
     */
    public static Key<Integer> size(int least, int fallback) {
        return Key.integer(SIZE, least, 1024, "the side of the images in pixels, divisible by 4")
                .or(fallback)
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
     * Reads the side of images.
     *
     * @param settings where
     * @param key as {@link #size} gave it
     * @return pixels
     * @throws SparringException.Configuration if the side cannot be halved twice
     */
    public static int size(Settings settings, Key<Integer> key) throws SparringException.Configuration {
        int size = settings.get(key);
        if (size % 4 != 0) {
            throw new SparringException.Configuration(settings.path(key) + " is " + size, "it must be divisible by 4");
        }
        return size;
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
                    settings.path(key) + " is 2", "it must be 1 (grey) or 3 (colour)");
        }
        return channels;
    }
}
