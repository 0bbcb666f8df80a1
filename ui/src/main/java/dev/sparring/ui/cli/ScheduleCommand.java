package dev.sparring.ui.cli;

import dev.sparring.core.schedule.Schedule;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.file.OutputFile;
import dev.sparring.ui.cli.output.SchedulePicture;
import dev.sparring.ui.cli.output.SchedulePlot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sparring schedule}: both networks' learning rates without training. */
@Command(
        name = "schedule",
        description = "Prints both networks' learning rates, update by update, without training.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ScheduleCommand implements Callable<Integer> {

    private static final int MOST_UPDATES = 10_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--updates",
            paramLabel = "N",
            description = "Updates of each network from its first on (default: all of the generator's).")
    private Optional<Integer> updates = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "json|csv|png|text",
            description = "text (default on a terminal), json (default elsewhere), csv or png; default with --out:"
                    + " what its name says.")
    private Optional<Format> chosen = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: the terminal; png needs a file).")
    private Optional<Path> out = Optional.empty();

    /** What the rates are written as. */
    enum Format {
        /** One object of two lists. */
        JSON("json"),
        /** A line an update. */
        CSV("csv"),
        /** A picture. */
        PNG("png"),
        /** A plot in letters. */
        TEXT("txt");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        private static Optional<Format> ofEnding(String ending) {
            return Stream.of(values())
                    .filter(format -> format.ending.equals(ending))
                    .findFirst();
        }
    }

    private Format format() throws SparringException.Configuration {
        if (out.isEmpty()) {
            return chosen.orElse(Boolean.getBoolean("sparring.terminal") ? Format.TEXT : Format.JSON);
        }
        String ending = OutputFile.ending(out.get());
        Optional<Format> named = Format.ofEnding(ending);
        if (chosen.isPresent() && named.isPresent() && !named.equals(chosen)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format is " + chosen.get() + ", and --out " + out.get() + " is " + named.get()
                            + " by its name; leave --format out or change the name");
        }
        if (chosen.isEmpty() && named.isEmpty() && !ending.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out " + out.get() + " does not say what to write; end it in .json, .csv, .png or .txt, or give"
                            + " --format");
        }
        OutputFile.requirePlace(out.get());
        return chosen.or(() -> named).orElse(Format.JSON);
    }

    @Override
    public Integer call() throws SparringException {
        Config config = options.config();
        Format format = format();
        config.warnings().forEach(warning -> spec.commandLine().getErr().println("sparring: warning: " + warning));
        int count = updates.orElse((int) Math.min(config.steps(), MOST_UPDATES));
        if (count < 1 || count > MOST_UPDATES) {
            throw new ParameterException(
                    spec.commandLine(), "--updates is " + count + ", it must be in [1, " + MOST_UPDATES + "]");
        }
        if (format == Format.PNG && out.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--format png needs a file, give --out FILE.png");
        }
        Schedule generator = config.generator().rates();
        Schedule discriminator = config.discriminator().rates();
        byte[] content =
                switch (format) {
                    case JSON -> json(generator, discriminator, count).getBytes(StandardCharsets.UTF_8);
                    case CSV -> csv(generator, discriminator, count).getBytes(StandardCharsets.UTF_8);
                    case PNG -> SchedulePicture.draw(generator.preview(count), discriminator.preview(count));
                    case TEXT ->
                        SchedulePlot.draw(generator.preview(count), discriminator.preview(count))
                                .getBytes(StandardCharsets.UTF_8);
                };
        if (out.isEmpty()) {
            spec.commandLine().getOut().print(new String(content, StandardCharsets.UTF_8));
            return 0;
        }
        OutputFile.write(out.get(), content);
        return 0;
    }

    private static String json(Schedule generator, Schedule discriminator, int count) {
        return "{\"generator\": " + list(generator, count) + ",\n \"discriminator\": " + list(discriminator, count)
                + "}\n";
    }

    private static String list(Schedule schedule, int count) {
        StringBuilder text = new StringBuilder("[");
        for (int t = 0; t < count; t++) {
            text.append(t == 0 ? "" : ", ").append(schedule.rate(t));
        }
        return text.append(']').toString();
    }

    private static String csv(Schedule generator, Schedule discriminator, int count) {
        StringBuilder text = new StringBuilder("update,generator,discriminator\n");
        for (int t = 0; t < count; t++) {
            text.append(t)
                    .append(',')
                    .append(generator.rate(t))
                    .append(',')
                    .append(discriminator.rate(t))
                    .append('\n');
        }
        return text.toString();
    }
}
