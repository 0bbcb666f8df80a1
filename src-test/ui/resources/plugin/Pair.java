package mine;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import java.util.List;

/** A source of data: two Gaussians at a distance. */
public final class Pair implements DataProvider {

    private static final Key<Double> DISTANCE =
            Key.number("distance", Range.above(0, 10), "from one to the other").or(2.0);

    @Override
    public String name() {
        return "pair";
    }

    @Override
    public String help() {
        return "points of two Gaussians";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(DISTANCE);
    }

    @Override
    public DataConfig make(Settings settings) throws SparringException.Configuration {
        return new Points(settings.get(DISTANCE));
    }

    private record Points(double distance) implements DataConfig {

        @Override
        public SampleShape shape() {
            return SampleShape.vector(2);
        }

        @Override
        public DataSource open(long seed) {
            return GaussianMixture.ring(2, distance / 2, 0.1, seed);
        }

        @Override
        public String toString() {
            return "two Gaussians " + distance + " apart";
        }
    }
}
