package dev.sparring.gan.feature;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.data.DataSource;

/**
 * A feature space by name. One of your own is a class that implements this, with a public constructor without arguments, in a jar on
 * the class path ({@code SPARRING_CLASS_PATH} for the launcher) that names it in {@code
 * META-INF/services/dev.sparring.gan.feature.FeatureSpaceProvider}; {@code monitor: {features: its-name}} and {@code sparring evaluate
 * --features its-name} choose it from then on.
 */
public interface FeatureSpaceProvider extends Named {

    /**
     * Makes the space ready.
     *
     * @param source of the data
     * @param seed draws what is random in the space, if anything is; the same for all runs, so that their figures can be compared
     * @return its features, to be closed by the caller
     * @throws SparringException if it does not fit the data, or needs files that cannot be read
     */
    FeatureSpace open(DataSource source, long seed) throws SparringException;
}
