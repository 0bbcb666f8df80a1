package dev.sparring.gan.data.synthetic;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.List;

/**
 * Archimedean spiral arms.
 *
 * @param arms how many
 * @param turns of each
 * @param sigma standard deviation about the arm
 */
public record SpiralData(int arms, double turns, double sigma) implements DataConfig {

    @Override
    public String toString() {
        return "spiral of " + arms + " arms";
    }

    @Override
    public SampleShape shape() {
        return SampleShape.vector(2);
    }

    @Override
    public DataSource open(long seed) {
        return Spiral.of(arms, turns, sigma, seed);
    }

    /** {@code source: spiral}. */
    public static final class Provider implements DataProvider {

        private static final Key<Integer> ARMS =
                Key.integer("arms", 1, 64, "how many arms").or(2);
        private static final Key<Double> TURNS = Key.number(
                        "turns", Range.above(0, 100), "how often each arm winds round")
                .or(1.0);
        private static final Key<Double> SIGMA =
                DataKeys.distance("sigma", "standard deviation about the arm").or(0.02);

        @Override
        public String name() {
            return "spiral";
        }

        @Override
        public String help() {
            return "points along Archimedean spiral arms";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(ARMS, TURNS, SIGMA);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            return new SpiralData(settings.get(ARMS), settings.get(TURNS), settings.get(SIGMA));
        }
    }
}
