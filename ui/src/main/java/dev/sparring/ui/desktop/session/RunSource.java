package dev.sparring.ui.desktop.session;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import java.nio.file.Path;

/** What a person chose to train on. */
public sealed interface RunSource {

    /**
     * The configuration, checked; pictures are not looked at yet.
     *
     * @return the configuration
     * @throws SparringException.Configuration if there is no such preset
     */
    Config config() throws SparringException.Configuration;

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
        public Config config() throws SparringException.Configuration {
            return ConfigBuilder.preset(name).build();
        }
    }

    /**
     * A folder of pictures.
     *
     * @param folder where they are
     */
    record Pictures(Path folder) implements RunSource {
        @Override
        public Config config() throws SparringException.Configuration {
            String spec = "folder:" + folder;
            return ConfigBuilder.presetFor(spec)
                    .data(spec)
                    .set("name", '"' + name() + '"')
                    .build();
        }

        @Override
        public String name() {
            Path last = folder.getFileName();
            return last == null ? "pictures" : last.toString().replaceAll("[^A-Za-z0-9._-]+", "-");
        }
    }
}
