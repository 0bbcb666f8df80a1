package dev.sparring.gan.data.image.binary;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.ImageSize;
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
import java.util.Optional;

/**
 * Images in IDX files, as MNIST's.
 *
 * @param path the directory
 * @param shape of the images, with 1 or 3 channels
 * @param fit what becomes of images of other proportions
 * @param transpose whether rows and columns are exchanged; empty to do so with EMNIST's files alone
 * @param flip whether every image is there mirrored, too
 */
public record IdxData(Path path, SampleShape shape, ImageFit fit, Optional<Boolean> transpose, boolean flip)
        implements DataConfig {

    @Override
    public String toString() {
        return "idx files in " + path + ", " + shape.height() + "x" + shape.width() + "x" + shape.channels();
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        return MirroredImages.of(IdxFiles.load(path, shape, fit, transpose), flip);
    }

    /** {@code source: idx}. */
    public static final class Provider implements DataProvider {

        private static final Key<Path> PATH = DataKeys.path("the directory of the files");
        private static final Key<ImageSize> SIZE = DataKeys.size(4, 28);
        private static final Key<Integer> CHANNELS = DataKeys.channels(1);
        private static final Key<Boolean> TRANSPOSE = Key.flag(
                        "transpose", "whether rows and columns of the images are exchanged")
                .orElse("true for EMNIST's own files, whose images lie on their side, else false")
                .fix();

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
            return List.of(PATH, SIZE, CHANNELS, ImageKeys.FIT, TRANSPOSE, ImageKeys.FLIP);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            return new IdxData(
                    settings.get(PATH),
                    DataKeys.shape(settings, SIZE, CHANNELS),
                    ImageKeys.fit(settings),
                    settings.find(TRANSPOSE),
                    settings.get(ImageKeys.FLIP));
        }
    }
}
