package dev.sparring.gan.data.image;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.ImageSize;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.decode.ImageFit;
import java.util.List;
import java.util.Locale;

/** The keys of images that come from files. */
public final class ImageKeys {

    /** Height and width. */
    public static final Key<ImageSize> SIZE = DataKeys.size(4, 32);
    /** Channels. */
    public static final Key<Integer> CHANNELS = Key.integer(
                    DataKeys.CHANNELS, 1, 4, "1 is grey, 3 is colour, 4 is colour with transparency")
            .or(3)
            .fix();
    /** What becomes of other proportions. */
    public static final Key<String> FIT = Key.choice(
                    "fit",
                    "what becomes of pictures of other proportions",
                    Named.of("crop", "their middle is taken"),
                    Named.of("pad", "all of them is seen, with black around, or transparency"),
                    Named.of("stretch", "all of them is seen, squeezed"))
            .or("crop")
            .fix();

    /** Whether images are mirrored, too. */
    public static final Key<Boolean> FLIP = Key.flag(
                    "flip", "whether every image is there with left and right exchanged, too")
            .or(false)
            .fix();

    private static final Key<Boolean> SKIP_UNREADABLE = Key.flag(
                    "skipUnreadable", "whether pictures that cannot be read are left out instead of refused")
            .or(false);

    private static final Key<String> CACHE = Key.choice(
                    "cache",
                    "where decoded pictures are kept",
                    Named.of("auto", "in memory if that is quickly done, else on the disk"),
                    Named.of("memory", "all in memory, before the first step"),
                    Named.of("disk", "in the user's cache folder, each decoded when it is first needed"))
            .or("auto");

    private ImageKeys() {}

    /**
     * All of them, for pictures in files of their own.
     *
     * @return the keys
     */
    public static List<Key<?>> all() {
        return List.of(SIZE, CHANNELS, FIT, FLIP, SKIP_UNREADABLE, CACHE);
    }

    /**
     * Reads them.
     *
     * @param settings where
     * @return what is made of pictures
     * @throws SparringException.Configuration if a value is illegal
     */
    public static ImageOptions options(Settings settings) throws SparringException.Configuration {
        return new ImageOptions(
                shape(settings),
                fit(settings),
                settings.get(FLIP),
                settings.get(SKIP_UNREADABLE),
                ImageCache.valueOf(settings.get(CACHE).toUpperCase(Locale.ROOT)));
    }

    /**
     * Reads what becomes of pictures of other proportions.
     *
     * @param settings where
     * @return as it was chosen
     * @throws SparringException.Configuration if the value is illegal
     */
    public static ImageFit fit(Settings settings) throws SparringException.Configuration {
        return ImageFit.valueOf(settings.get(FIT).toUpperCase(Locale.ROOT));
    }

    /**
     * Reads size and channels.
     *
     * @param settings where
     * @return the shape
     * @throws SparringException.Configuration if a value is illegal
     */
    public static SampleShape shape(Settings settings) throws SparringException.Configuration {
        return DataKeys.shape(settings, SIZE, CHANNELS);
    }
}
