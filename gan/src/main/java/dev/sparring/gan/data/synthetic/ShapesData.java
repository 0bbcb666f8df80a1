package dev.sparring.gan.data.synthetic;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.ImageSize;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.List;

/**
 * Procedural images.
 *
 * @param size side in pixels
 * @param channels 1 or 3
 */
public record ShapesData(int size, int channels) implements DataConfig {

    @Override
    public String toString() {
        return "shapes " + size + "x" + size + "x" + channels;
    }

    @Override
    public SampleShape shape() {
        return SampleShape.image(channels, size);
    }

    @Override
    public DataSource open(long seed) {
        return Shapes.of(size, channels, seed);
    }

    /** {@code source: shapes}. */
    public static final class Provider implements DataProvider {

        private static final Key<ImageSize> SIZE = DataKeys.size(8, 28);
        private static final Key<Integer> CHANNELS = DataKeys.channels(1);

        @Override
        public String name() {
            return "shapes";
        }

        @Override
        public String help() {
            return "drawn images of shapes whose kinds are known";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(SIZE, CHANNELS);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            ImageSize size = settings.get(SIZE);
            if (!size.isSquare()) {
                throw new SparringException.Configuration(
                        settings.path(SIZE) + " is " + size + ", and shapes are drawn on squares", "give one side");
            }
            return new ShapesData(size.height(), DataKeys.channels(settings, CHANNELS));
        }

        @Override
        public String preset() {
            return "shapes";
        }
    }
}
