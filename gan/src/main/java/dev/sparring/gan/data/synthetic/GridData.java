package dev.sparring.gan.data.synthetic;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.List;

/**
 * Gaussians on a square grid.
 *
 * @param side Gaussians along a side
 * @param spacing between neighbours
 * @param sigma standard deviation of each
 */
public record GridData(int side, double spacing, double sigma) implements DataConfig {

    @Override
    public String toString() {
        return "grid of " + side + "x" + side + " Gaussians";
    }

    @Override
    public SampleShape shape() {
        return SampleShape.vector(2);
    }

    @Override
    public DataSource open(long seed) {
        return GaussianMixture.grid(side, spacing, sigma, seed);
    }

    @Override
    public boolean hasKnownModes() {
        return true;
    }

    /** {@code source: grid}. */
    public static final class Provider implements DataProvider {

        private static final Key<Integer> SIDE =
                Key.integer("side", 1, 100, "Gaussians along a side").or(5);
        private static final Key<Double> SPACING =
                DataKeys.distance("spacing", "distance between neighbours").or(2.0);
        private static final Key<Double> SIGMA = DataKeys.distance("sigma", "standard deviation of each Gaussian")
                .or(0.05);

        @Override
        public String name() {
            return "grid";
        }

        @Override
        public String help() {
            return "points of Gaussians on a square grid";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(SIDE, SPACING, SIGMA);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            return new GridData(settings.get(SIDE), settings.get(SPACING), settings.get(SIGMA));
        }

        @Override
        public String preset() {
            return "grid";
        }
    }
}
