package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sparring config}: prints a complete configuration. */
@Command(
        name = "config",
        description = "Prints the complete YAML of a preset, changed by a file and keys if given.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ConfigCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() throws SparringException.Configuration {
        spec.commandLine().getOut().print(options.config().yaml());
        return 0;
    }
}
