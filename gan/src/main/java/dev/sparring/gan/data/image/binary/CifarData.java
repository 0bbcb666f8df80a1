package dev.sparring.gan.data.image.binary;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageKeys;
import dev.sparring.gan.data.image.MirroredImages;
import dev.sparring.gan.data.image.decode.ImageFit;
import java.nio.file.Path;
import java.util.List;

/**
 * CIFAR-10's binary version.
 *
 * @param path the directory
 * @param shape of the images
 * @param fit what becomes of the images if they shall not be square
 * @param flip whether every image is there mirrored, too
 */
public record CifarData(Path path, SampleShape shape, ImageFit fit, boolean flip) implements DataConfig {

    @Override
    public String toString() {
        return "CIFAR-10 in " + path + ", " + shape.height() + "x" + shape.width() + "x" + shape.channels();
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        return MirroredImages.of(CifarFiles.load(path, shape, fit), flip);
    }

    /** {@code source: cifar10}. */
    public static final class Provider implements DataProvider {

        private static final Key<Path> PATH = DataKeys.path("the directory of the files");

        @Override
        public String name() {
            return "cifar10";
        }

        @Override
        public String help() {
            return "CIFAR-10's binary version";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(PATH, ImageKeys.SIZE, ImageKeys.CHANNELS, ImageKeys.FIT, ImageKeys.FLIP);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            return new CifarData(
                    settings.get(PATH),
                    ImageKeys.shape(settings),
                    ImageKeys.fit(settings),
                    settings.get(ImageKeys.FLIP));
        }
    }
}
