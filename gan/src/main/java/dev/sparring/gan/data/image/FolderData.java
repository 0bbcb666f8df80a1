package dev.sparring.gan.data.image;

import dev.sparring.gan.SparringException;
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
 * @param size side in pixels
 * @param channels 1 or 3
 * @param skipUnreadable whether unreadable pictures are left out instead of refused
 */
public record FolderData(Path path, int size, int channels, boolean skipUnreadable) implements DataConfig {

    @Override
    public String toString() {
        return "pictures in " + path + ", " + size + "x" + size + "x" + channels;
    }

    @Override
    public SampleShape shape() {
        return SampleShape.image(channels, size);
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        return ImageFolder.load(path, size, channels, skipUnreadable);
    }

    /** {@code source: folder}. */
    public static final class Provider implements DataProvider {

        private static final Key<Path> PATH = DataKeys.path("the directory of the files");
        private static final Key<Integer> SIZE = DataKeys.size(4, 32);
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
                    settings.get(PATH),
                    DataKeys.size(settings, SIZE),
                    DataKeys.channels(settings, CHANNELS),
                    settings.get(SKIP_UNREADABLE));
        }
    }
}
