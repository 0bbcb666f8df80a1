package dev.sparring.gan.data.image.folder;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageKeys;
import dev.sparring.gan.data.image.ImageOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pictures in files.
 *
 * @param container what the files are in
 * @param path the directory or archive
 * @param options what is made of the pictures
 */
public record ImageFilesData(Container container, Path path, ImageOptions options) implements DataConfig {

    /** What files are in. */
    public enum Container {
        /** A directory, see {@link ImageFolder}. */
        FOLDER,
        /** An archive, see {@link ImageZip}. */
        ZIP
    }

    @Override
    public SampleShape shape() {
        return options.shape();
    }

    @Override
    public String toString() {
        return "pictures in " + path + ", " + shape().height() + "x" + shape().width() + "x" + shape().channels();
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        return switch (container) {
            case FOLDER -> ImageFolder.load(path, options);
            case ZIP -> ImageZip.load(path, options);
        };
    }

    @Override
    public Optional<DataSource> openHeldOut(long seed) throws SparringException.Data {
        return switch (container) {
            case FOLDER -> ImageFolder.loadHeldOut(path, options);
            case ZIP -> ImageZip.loadHeldOut(path, options);
        };
    }

    @Override
    public DataConfig lenient() {
        return new ImageFilesData(container, path, options.skippingUnreadable());
    }

    /** {@code source: folder} and {@code source: zip}. */
    public static final class Provider implements DataProvider {

        private final Container container;
        private final Key<Path> path;

        /**
         * For one of them.
         *
         * @param container which
         */
        public Provider(Container container) {
            this.container = container;
            this.path = DataKeys.path(
                    switch (container) {
                        case FOLDER -> "the directory of the files";
                        case ZIP -> "the .zip file";
                    });
        }

        @Override
        public String name() {
            return container.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String help() {
            return switch (container) {
                case FOLDER -> "a folder of pictures";
                case ZIP -> "a zip archive of pictures, or a data set as StyleGAN's";
            };
        }

        @Override
        public List<Key<?>> keys() {
            List<Key<?>> keys = new ArrayList<>(List.of(path));
            keys.addAll(ImageKeys.all());
            return keys;
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            return new ImageFilesData(container, settings.get(path), ImageKeys.options(settings));
        }
    }
}
