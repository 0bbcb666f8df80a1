package dev.sparring.ui.desktop.session;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a person chose to train on. */
public sealed interface RunSource {

    /**
     * The configuration that it begins with, not checked; files are not looked at yet.
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
     * The options of {@code sparring train} that choose it.
     *
     * @return words, not quoted
     */
    List<String> options();

    /**
     * Its name for people and for directories.
     *
     * @return letters, digits, dots, dashes and underlines
     */
    String name();

    /**
     * What tells it from others, in words.
     *
     * @return its name, and what else there is to know
     */
    String title();

    /**
     * One of {@link ConfigBuilder#PRESETS}.
     *
     * @param name of the preset
     */
    record Preset(String name) implements RunSource {
        @Override
        public List<String> options() {
            return List.of("--preset", name);
        }

        @Override
        public String title() {
            return name;
        }

        @Override
        public ConfigBuilder layers() throws SparringException.Configuration {
            return ConfigBuilder.preset(name);
        }
    }

    /**
     * Data of a person's own.
     *
     * @param kind of source, such as {@code folder} or {@code idx}
     * @param place the file or directory
     */
    record OwnData(String kind, Path place) implements RunSource {

        private static final String IDX = "idx3-ubyte";
        private static final String CIFAR = "data_batch_";

        /**
         * What a person dropped or chose, by its name and, of a directory, those of the files in it.
         *
         * @param place a file or a directory
         * @return for a file of a directory that belongs together, such as one of IDX files, that directory
         */
        public static OwnData of(Path place) {
            Path path = place.toAbsolutePath().normalize();
            if (!Files.isDirectory(path)) {
                return ofFile(path);
            }
            if (holds(path, IDX)) {
                return new OwnData("idx", path);
            }
            return new OwnData(holds(path, CIFAR) ? "cifar10" : "folder", path);
        }

        private static OwnData ofFile(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            for (String kind : List.of("zip", "csv", "npy")) {
                if (name.endsWith("." + kind)) {
                    return new OwnData(kind, file);
                }
            }
            Path folder = file.getParent();
            if (folder == null || !Files.exists(file)) {
                return new OwnData("folder", file);
            }
            return new OwnData(name.contains(IDX) ? "idx" : name.contains(CIFAR) ? "cifar10" : "folder", folder);
        }

        private static boolean holds(Path folder, String part) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.anyMatch(file -> file.getFileName().toString().contains(part));
            } catch (IOException | UncheckedIOException e) {
                // Reading the data will say so.
                return false;
            }
        }

        /**
         * As the command line names it.
         *
         * @return such as {@code folder:/home/me/cats}
         */
        public String spec() {
            return kind + ":" + place;
        }

        @Override
        public ConfigBuilder layers() throws SparringException.Configuration {
            return ConfigBuilder.presetFor(spec()).data(spec()).set("name", '"' + name() + '"');
        }

        @Override
        public List<String> options() {
            return List.of("--data", spec());
        }

        @Override
        public String title() {
            return name() + " (" + place + ")";
        }

        @Override
        public String name() {
            Path last = place.getFileName();
            String name = last == null ? "data" : last.toString().replaceAll("[^A-Za-z0-9._-]+", "-");
            return name.replaceFirst("(?i)\\.(zip|csv|npy)$", "");
        }
    }

    /**
     * A preset on data of a person's own.
     *
     * @param preset one of {@link ConfigBuilder#PRESETS}
     * @param data of the kind that the preset trains on
     */
    record PresetOnData(String preset, OwnData data) implements RunSource {
        @Override
        public ConfigBuilder layers() throws SparringException.Configuration {
            return ConfigBuilder.preset(preset).data(data.spec());
        }

        @Override
        public List<String> options() {
            return List.of("--preset", preset, "--data", data.spec());
        }

        @Override
        public String title() {
            return preset + " (" + data.place() + ")";
        }

        @Override
        public String name() {
            return preset;
        }
    }

    /**
     * A configuration that a person wrote or saved; what it does not say is as in the preset {@code ring}, as on the command line.
     *
     * @param file in YAML
     */
    record ConfigFile(Path file) implements RunSource {

        /**
         * Whether a file is taken for one.
         *
         * @param file any
         * @return true by its ending
         */
        public static boolean isOne(Path file) {
            return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
        }

        @Override
        public ConfigBuilder layers() throws SparringException.Configuration {
            return ConfigBuilder.preset("ring").file(file);
        }

        @Override
        public List<String> options() {
            return List.of(file.toString());
        }

        @Override
        public String title() {
            return name() + " (" + file + ")";
        }

        @Override
        public String name() {
            return String.valueOf(file.getFileName())
                    .replaceFirst("(?i)\\.ya?ml$", "")
                    .replaceAll("[^A-Za-z0-9._-]+", "-");
        }
    }

    /**
     * A new run with the configuration of one on disk.
     *
     * @param run the directory of that run
     */
    record Copy(Path run) implements RunSource {
        @Override
        public ConfigBuilder layers() throws SparringException.Configuration {
            return RunReader.open(run).layers();
        }

        @Override
        public List<String> options() {
            return List.of(run.resolve("config.yaml").toString());
        }

        @Override
        public String title() {
            return Texts.text("source.copy", name(), run.getFileName());
        }

        @Override
        public String name() {
            String folder = String.valueOf(run.getFileName());
            return folder.replaceFirst("-\\d{8}-\\d{6}(-\\d+)?$", "");
        }
    }
}
