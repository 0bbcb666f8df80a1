package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigLayers;
import dev.sparring.gan.run.Outcome;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunName;
import dev.sparring.gan.run.ShutdownGuard;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sparring train}: plays a run in the terminal. */
@Command(
        name = "train",
        description = "Trains and writes a run directory. An interrupt writes a checkpoint first.",
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

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Run directory (default: runs/NAME-DATE-TIME).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--resume", description = "Go on with the run in --out from its newest sound checkpoint.")
    private boolean resume;

    @Option(names = "--quiet", description = "Print nothing but warnings and errors.")
    private boolean quiet;

    @Override
    public Integer call() throws SparringException {
        PrintWriter terminal = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        Run run = resume ? resumed() : fresh();
        run.warnings().forEach(warning -> errors.println("sparring: " + warning));
        if (resume && !quiet) {
            terminal.println("going on from step " + run.startStep() + " of "
                    + run.config().steps());
        }
        Progress progress = new Progress(run, terminal, errors, quiet);
        progress.begin();
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
        ConfigLayers layers = options.layers();
        layers.set("steps", steps);
        layers.set("seed", seed);
        Config config = layers.absolutePaths().build();
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        return Run.prepare(config, out.orElseGet(() -> RunName.free(Path.of("runs"), config.name(), now)));
    }

    private Run resumed() throws SparringException {
        if (out.isEmpty()) {
            throw new SparringException.Configuration("--resume needs a run", "give its directory by --out DIR");
        }
        if (options.given() || seed.isPresent()) {
            throw new SparringException.Configuration(
                    "--resume goes on with the run's own configuration", "give --out and --steps only");
        }
        OptionalLong end = OptionalLong.empty();
        if (steps.isPresent()) {
            if (!steps.get().matches("[0-9]{1,10}") || Long.parseLong(steps.get()) < 1) {
                throw new SparringException.Configuration(
                        "--steps is " + steps.get(), "it must be a whole number in [1, " + Config.MOST_STEPS + "]");
            }
            end = OptionalLong.of(Long.parseLong(steps.get()));
        }
        return Run.resume(out.get(), end);
    }
}
