package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sparring presets}: lists the presets. */
@Command(name = "presets", description = "Lists the presets.", mixinStandardHelpOptions = true)
final class PresetsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws SparringException.Configuration {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : ConfigBuilder.PRESETS) {
            Config config = ConfigBuilder.preset(name).build();
            out.println(String.format(
                    Locale.ROOT,
                    "%-13s %s, %s against %s, %d steps of batch %d",
                    name,
                    config.data(),
                    config.generator().model(),
                    config.discriminator().model(),
                    config.steps(),
                    config.batch()));
        }
        return 0;
    }
}
