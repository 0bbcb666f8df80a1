package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options by which several commands are given a configuration: a preset, a file, a data source, single keys. */
final class ConfigOptions {

    @Parameters(arity = "0..1", paramLabel = "CONFIG.yaml", description = "A configuration; it changes the preset.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "ring (default), grid, shapes, images, mnist or stacked-mnist; see sparring presets.")
    private Optional<String> preset = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "SPEC",
            description =
                    "A kind of data such as ring or folder:DIR; sparring config --keys data.source tells all. Without --preset it chooses one that fits.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "Set one key, such as generator.warmup.updates=100.")
    private List<String> settings = new ArrayList<>();

    /** Whether a whole configuration was given: a preset or a file. */
    boolean whole() {
        return file.isPresent() || preset.isPresent();
    }

    /** The layers, to be added to and built. */
    ConfigBuilder layers() throws SparringException.Configuration {
        ConfigBuilder layers = preset.isPresent() || data.isEmpty()
                ? ConfigBuilder.preset(preset.orElse("ring"))
                : ConfigBuilder.presetFor(data.get());
        if (file.isPresent()) {
            layers.file(file.get());
        }
        if (data.isPresent()) {
            layers.data(data.get());
        }
        return set(layers, settings);
    }

    /** The same above another run's configuration, whose networks need samples of the same shape. */
    ConfigBuilder layersAbove(ConfigBuilder run) throws SparringException.Configuration {
        if (data.isPresent()) {
            run.dataOfThisShape(data.get());
        }
        return set(run, settings);
    }

    /** Lays what may change of a run on top of its own configuration. */
    void change(ConfigBuilder run) throws SparringException.Configuration {
        if (data.isPresent()) {
            run.moved(data.get());
        }
        set(run, settings);
    }

    /** Lays single keys on top, each {@code key=value}. */
    static ConfigBuilder set(ConfigBuilder layers, List<String> settings) throws SparringException.Configuration {
        for (String setting : settings) {
            int at = setting.indexOf('=');
            if (at < 1) {
                throw new SparringException.Configuration(
                        "--set " + setting + " sets nothing", "write --set key=value, such as --set batch=128");
            }
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers;
    }

    Config config() throws SparringException.Configuration {
        return layers().build();
    }
}
