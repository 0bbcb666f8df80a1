package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigKeys;
import dev.sparring.gan.config.KeyEntry;
import dev.sparring.ui.cli.output.KeyList;
import dev.sparring.ui.cli.output.KeyPage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sparring config}: prints a complete configuration, or tells of its keys. */
@Command(
        name = "config",
        description = {
            "Prints the complete YAML of a preset, changed by a file and keys if given.",
            "With --keys it tells of keys: the default, what is legal, what it is for."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ConfigCommand implements Callable<Integer> {

    /** What {@code --keys} stands for where no key follows it. */
    private static final String ALL = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--keys",
            paramLabel = "KEY",
            arity = "0..1",
            fallbackValue = ALL,
            description =
                    "Tell of this key and those below it, such as generator.warmup; of all keys if none is given.")
    private @Nullable String keys;

    @Option(names = "--markdown", description = "With --keys: all keys as a page of Markdown.")
    private boolean markdown;

    @Override
    public Integer call() throws SparringException.Configuration {
        if (markdown && !ALL.equals(keys)) {
            throw new SparringException.Configuration("--markdown is for all keys", "write --keys --markdown");
        }
        spec.commandLine().getOut().print(text());
        return 0;
    }

    private String text() throws SparringException.Configuration {
        if (keys == null) {
            return options.config().yaml();
        }
        if (markdown) {
            return KeyPage.of(ConfigKeys.root());
        }
        return KeyList.of(keys.equals(ALL) ? KeyEntry.all() : KeyEntry.at(keys));
    }
}
