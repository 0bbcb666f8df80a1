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
 * A folder of pictures.
 *
 * @param path the directory
 * @param shape of the images, with 1 or 3 channels
 * @param skipUnreadable whether unreadable pictures are left out instead of refused
 */
public record FolderData(Path path, SampleShape shape, boolean skipUnreadable) implements DataConfig {

    @Override
    public String toString() {
        return "pictures in " + path + ", " + shape.height() + "x" + shape.width() + "x" + shape.channels();
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        return ImageFolder.load(path, shape, skipUnreadable);
    }

    /** {@code source: folder}. */
    public static final class Provider implements DataProvider {

        private static final Key<Path> PATH = DataKeys.path("the directory of the files");
        private static final Key<ImageSize> SIZE = DataKeys.size(4, 32);
        private static final Key<Integer> CHANNELS = DataKeys.channels(3);
        private static final Key<Boolean> SKIP_UNREADABLE = Key.flag(
                        "skipUnreadable", "whether pictures that cannot be read are left out instead of refused")
                .or(false);

        @Override
        public String name() {
            return "folder";
        }

        @Override
        public String help() {
            return "a folder of pictures";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(PATH, SIZE, CHANNELS, SKIP_UNREADABLE);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            return new FolderData(
                    settings.get(PATH), DataKeys.shape(settings, SIZE, CHANNELS), settings.get(SKIP_UNREADABLE));
        }
    }
}
