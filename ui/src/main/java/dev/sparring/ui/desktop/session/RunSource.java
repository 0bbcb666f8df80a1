package dev.sparring.ui.desktop.session;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import java.nio.file.Path;
import java.util.Map;

/** What a person chose to train on. */
public sealed interface RunSource {

    /**
     * The configuration that it begins with, not checked; pictures are not looked at yet.
     *
     * @return new layers at each call
     * @throws SparringException.Configuration if there is no such preset
     */
    ConfigBuilder layers() throws SparringException.Configuration;

    /**
     * The configuration with some of its keys changed, checked.
     *
     * @param changes values as YAML writes them, by path
     * @return the configuration
     * @throws SparringException.Configuration if a value is not legal, with its key
     */
    default Config config(Map<String, String> changes) throws SparringException.Configuration {
        ConfigBuilder layers = layers();
        for (Map.Entry<String, String> change : changes.entrySet()) {
            layers.set(change.getKey(), change.getValue());
        }
        return layers.build();
    }

    /**
     * Its name for people and for directories.
     *
     * @return letters, digits, dots, dashes and underlines
     */
    String name();

    /**
     * One of {@link ConfigBuilder#PRESETS}.
     *
     * @param name of the preset
     */
    record Preset(String name) implements RunSource {
        @Override
        public ConfigBuilder layers() throws SparringException.Configuration {
            return ConfigBuilder.preset(name);
        }
    }

    /**
     * A folder of pictures.
     *
     * @param folder where they are
     */
    record Pictures(Path folder) implements RunSource {
        @Override
        public ConfigBuilder layers() throws SparringException.Configuration {
            String spec = "folder:" + folder;
            return ConfigBuilder.presetFor(spec).data(spec).set("name", '"' + name() + '"');
        }

        @Override
        public String name() {
            Path last = folder.getFileName();
            return last == null ? "pictures" : last.toString().replaceAll("[^A-Za-z0-9._-]+", "-");
        }
    }
}
