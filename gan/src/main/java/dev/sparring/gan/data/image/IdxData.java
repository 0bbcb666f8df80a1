package dev.sparring.gan.data.image;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.ImageSize;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.nio.file.Path;
import java.util.List;

/**
 * Images in IDX files, as MNIST's.
 *
 * @param path the directory
 * @param shape of the images, with 1 or 3 channels
 */
public record IdxData(Path path, SampleShape shape) implements DataConfig {

    @Override
    public String toString() {
        return "idx files in " + path + ", " + shape.height() + "x" + shape.width() + "x" + shape.channels();
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        return IdxFiles.load(path, shape);
    }

    /** {@code source: idx}. */
    public static final class Provider implements DataProvider {

        private static final Key<Path> PATH = DataKeys.path("the directory of the files");
        private static final Key<ImageSize> SIZE = DataKeys.size(4, 28);
        private static final Key<Integer> CHANNELS = DataKeys.channels(1);

        @Override
        public String name() {
            return "idx";
        }

        @Override
        public String help() {
            return "images in IDX files, as MNIST's";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(PATH, SIZE, CHANNELS);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            return new IdxData(settings.get(PATH), DataKeys.shape(settings, SIZE, CHANNELS));
        }
    }
}
