package dev.sparring.gan.feature;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Catalog;
import dev.sparring.gan.data.DataSource;
import java.util.List;

/** The feature spaces that need nothing but the data. */
public final class FeatureSpaces {

    /** A thousand of so long samples, kept several times in different orders, are still less than half a gigabyte. */
    private static final int MOST_RAW = 16_384;

    private static final Catalog<FeatureSpaceProvider> CATALOG = Catalog.of(
            FeatureSpaceProvider.class,
            List.of(
                    new Ours("raw", "the numbers of a sample themselves", FeatureSpaces::raw),
                    new Ours("random", "random convolutions, for images", FeatureSpaces::random)));

    private FeatureSpaces() {}

    /**
     * Our spaces and those of jars on the class path.
     *
     * @return the catalog
     */
    public static Catalog<FeatureSpaceProvider> catalog() {
        return CATALOG;
    }

    private static FeatureSpace raw(DataSource source, long seed) throws SparringException.Configuration {
        int length = source.shape().length();
        if (length > MOST_RAW) {
            throw new SparringException.Configuration(
                    "samples would be compared by their own " + length + " numbers, which are too many",
                    "choose the features random if they are images, or make them smaller: at most " + MOST_RAW);
        }
        return new RawFeatures(length);
    }

    private static FeatureSpace random(DataSource source, long seed) throws SparringException.Configuration {
        if (!source.shape().isImage()) {
            throw new SparringException.Configuration(
                    "the features are random convolutions, and this data is no images", "choose raw");
        }
        return RandomConvolutions.of(source, seed);
    }

    private interface Opener {
        FeatureSpace open(DataSource source, long seed) throws SparringException;
    }

    private record Ours(String name, String help, Opener opener) implements FeatureSpaceProvider {
        @Override
        public FeatureSpace open(DataSource source, long seed) throws SparringException {
            return opener.open(source, seed);
        }
    }
}
