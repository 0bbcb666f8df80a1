package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.config.OpenedData;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.ShutdownGuard;
import dev.sparring.gan.run.storage.RunName;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.ui.cli.output.ProgressLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sparring train}: plays a run in the terminal. */
@Command(
        name = "train",
        description = {
            "Trains and writes a run directory. An interrupt writes a checkpoint first.",
            "With --resume, --steps or --epochs give the new end, --data says where the same data lies now, and --set changes"
                    + " anything but a network's shape, an optimizer's kind and the data's kind and shape."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--steps", paramLabel = "N", description = "Training steps; with --resume, the new end.")
    private Optional<String> steps = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "The same as passes over the data, such as 20 or 0.5; for data that has an end.")
    private Optional<String> epochs = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Run directory (default: runs/NAME-DATE-TIME).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--resume", description = "Go on with the run in --out from its newest sound checkpoint.")
    private boolean resume;

    @Option(
            names = "--from",
            paramLabel = "RUN",
            description = "Begin a new run with the networks of another run, and all else at 0. Without CONFIG.yaml and"
                    + " --preset it has that run's configuration, too.")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--quiet", description = "Print nothing but warnings and errors.")
    private boolean quiet;

    @Override
    public Integer call() throws SparringException {
        PrintWriter terminal = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        if (steps.isPresent() && epochs.isPresent()) {
            throw new SparringException.Configuration(
                    "--steps and --epochs are both given", "give the run's length in one of them");
        }
        Run run = resume ? resumed() : fresh();
        run.warnings().forEach(warning -> errors.println("sparring: warning: " + warning));
        if (resume && !quiet) {
            terminal.println("going on from step " + run.startStep() + " of "
                    + run.config().steps());
            run.changes().forEach(change -> terminal.println("  " + change.toText()));
        }
        ProgressLine progress = new ProgressLine(run, terminal, errors, quiet);
        RunControl control = new RunControl();
        Outcome outcome;
        try (ShutdownGuard guard = new ShutdownGuard(control)) {
            outcome = run.play(control, progress, commandLine());
            progress.end(outcome);
        }
        return outcome == Outcome.DIVERGED || outcome == Outcome.STOPPED_BY_MONITOR ? 3 : 0;
    }

    private String commandLine() {
        return "sparring "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }

    private Run fresh() throws SparringException {
        ConfigBuilder layers;
        if (from.isPresent() && !options.whole()) {
            layers = options.layersAbove(RunReader.open(from.get()).layers());
        } else {
            layers = options.layers();
        }
        length(layers);
        from.ifPresent(layers::from);
        OpenedData data = OpenedData.unknown();
        Config config = layers.absolutePaths().build(data);
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        return Run.prepare(config, out.orElseGet(() -> RunName.free(Path.of("runs"), config.name(), now)), data);
    }

    private Run resumed() throws SparringException {
        if (from.isPresent()) {
            throw new SparringException.Configuration(
                    "--from begins a new run and --resume goes on with one", "leave one of them out");
        }
        if (out.isEmpty()) {
            throw new SparringException.Configuration("--resume needs a run", "give its directory by --out DIR");
        }
        if (options.whole()) {
            throw new SparringException.Configuration(
                    "--resume goes on with the run's own configuration",
                    "leave out --preset and CONFIG.yaml, and change single keys by --set");
        }
        return Run.resume(out.get(), layers -> {
            options.change(layers);
            length(layers);
            layers.absolutePaths();
        });
    }

    /** The run's length and seed, as they were given. */
    private void length(ConfigBuilder layers) throws SparringException.Configuration {
        layers.set("steps", steps).set("epochs", epochs).set("seed", seed);
    }
}
