package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.sampling.RunSampler;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option by which several commands choose one of a run's checkpoints. */
final class CheckpointOption {

    private static final String LATEST = "latest";
    private static final String BEST = "best";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--checkpoint",
            paramLabel = "STEP|latest|best",
            description = "Which checkpoint; best is nearest to the data (default: latest).")
    private String checkpoint = LATEST;

    /** Opens a run at the checkpoint that was chosen; damaged ones that are passed over are said. */
    RunSampler open(Path run) throws SparringException {
        return new RunSampler(run, step(run), this::warn);
    }

    /** Says what is no error. */
    void warn(String warning) {
        spec.commandLine().getErr().println("sparring: warning: " + warning);
    }

    /** The step that was chosen; empty for the newest checkpoint. */
    Optional<Long> step(Path run) throws SparringException {
        boolean named = checkpoint.equals(LATEST) || checkpoint.equals(BEST);
        if (!named && !checkpoint.matches("[0-9]{1,12}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--checkpoint is " + checkpoint + ", it must be latest, best or the number of a step");
        }
        return switch (checkpoint) {
            case LATEST -> Optional.empty();
            case BEST -> Optional.of(RunSampler.bestStep(run, this::warn));
            default -> Optional.of(Long.parseLong(checkpoint));
        };
    }
}
