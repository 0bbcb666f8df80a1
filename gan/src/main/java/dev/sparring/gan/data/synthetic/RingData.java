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
 * Gaussians on a circle.
 *
 * @param modes how many
 * @param radius of the circle
 * @param sigma standard deviation of each
 */
public record RingData(int modes, double radius, double sigma) implements DataConfig {

    @Override
    public String toString() {
        return "ring of " + modes + " Gaussians";
    }

    @Override
    public SampleShape shape() {
        return SampleShape.vector(2);
    }

    @Override
    public DataSource open(long seed) {
        return GaussianMixture.ring(modes, radius, sigma, seed);
    }

    @Override
    public boolean hasKnownModes() {
        return true;
    }

    /** {@code source: ring}. */
    public static final class Provider implements DataProvider {

        private static final Key<Integer> MODES =
                Key.integer("modes", 1, 10_000, "how many Gaussians").or(8);
        private static final Key<Double> RADIUS =
                DataKeys.distance("radius", "radius of the circle").or(1.0);
        private static final Key<Double> SIGMA = DataKeys.distance("sigma", "standard deviation of each Gaussian")
                .or(0.02);

        @Override
        public String name() {
            return "ring";
        }

        @Override
        public String help() {
            return "points of Gaussians on a circle";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(MODES, RADIUS, SIGMA);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            return new RingData(settings.get(MODES), settings.get(RADIUS), settings.get(SIGMA));
        }
    }
}
