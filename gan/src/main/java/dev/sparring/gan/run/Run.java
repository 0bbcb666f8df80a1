package dev.sparring.gan.run;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigLayers;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.DataWarnings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run, prepared: the configuration is checked and the data is read, nothing is written yet.
 *
 * <p>Preparing may happen on any thread; {@link #play} trains on the thread that calls it.
 */
public final class Run {

    private final Config config;
    private final Path root;
    private final DataSource source;
    private final Optional<Checkpoint> checkpoint;
    private final List<String> warnings;
    private final boolean resumed;

    private Run(
            Config config,
            Path root,
            DataSource source,
            Optional<Checkpoint> checkpoint,
            List<String> warnings,
            boolean resumed) {
        this.config = config;
        this.root = root;
        this.source = source;
        this.checkpoint = checkpoint;
        this.warnings = List.copyOf(warnings);
        this.resumed = resumed;
    }

    /**
     * A run from the start.
     *
     * @param config what to play
     * @param root directory of the run, which must not hold one
     * @return the run
     * @throws SparringException.Configuration if the directory is taken
     * @throws SparringException.Data if the data cannot be read
     */
    public static Run prepare(Config config, Path root) throws SparringException.Configuration, SparringException.Data {
        RunDirectory.requireFree(root);
        DataSource source = config.data().open(config.seed());
        List<String> warnings = new ArrayList<>(config.warnings());
        warnings.addAll(DataWarnings.of(source));
        return new Run(config, root, source, Optional.empty(), warnings, false);
    }

    /**
     * A run that goes on where it was stopped or broke off, from its newest sound checkpoint, or from the start if it wrote
     * none.
     *
     * @param root directory of the run
     * @param steps a new end, or empty for the one it has
     * @return the run; {@link #warnings()} names damaged checkpoints too
     * @throws SparringException.Configuration if there is no run or the new end lies before the checkpoint
     * @throws SparringException.Checkpoint if there are checkpoints and none is sound
     * @throws SparringException.Data if the data cannot be read
     * @throws SparringException.Storage if the directory cannot be read
     */
    public static Run resume(Path root, OptionalLong steps) throws SparringException {
        ConfigLayers layers = ConfigLayers.complete(RunDirectory.config(root));
        if (steps.isPresent()) {
            layers.set("steps", Long.toString(steps.getAsLong()));
        }
        Config config = layers.build();
        List<String> warnings = new ArrayList<>(config.warnings());
        Optional<Checkpoint> checkpoint = RunDirectory.checkpoints(root).newest(warnings::add);
        if (checkpoint.isPresent() && checkpoint.get().step() > config.steps()) {
            throw new SparringException.Configuration(
                    root + " has made " + checkpoint.get().step() + " steps already, more than " + config.steps(),
                    "give a higher --steps");
        }
        return new Run(config, root, config.data().open(config.seed()), checkpoint, warnings, true);
    }

    /**
     * The configuration.
     *
     * @return it
     */
    public Config config() {
        return config;
    }

    /**
     * The run's directory.
     *
     * @return its path
     */
    public Path root() {
        return root;
    }

    /**
     * The real samples.
     *
     * @return the source
     */
    public DataSource source() {
        return source;
    }

    /**
     * Completed steps from which it goes on.
     *
     * @return 0 for a new run
     */
    public long startStep() {
        return checkpoint.map(Checkpoint::step).orElse(0L);
    }

    /**
     * What in the configuration is hardly meant, and what was found wrong with newer checkpoints than the one it goes on from.
     *
     * @return one line each
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Plays the run to its end, on this thread; to be called once.
     *
     * @param control how other threads steer it
     * @param listener is told everything
     * @param command how it was started, for the record
     * @return how it ended; a checkpoint has been written unless it diverged
     * @throws SparringException if networks do not fit the data, or the directory cannot be written
     */
    public Outcome play(RunControl control, RunListener listener, String command) throws SparringException {
        Objects.requireNonNull(control, "control");
        try (Game game = Game.of(config, source);
                Watch watch = new Watch(config, game, RunDirectory.checkpoints(root))) {
            double seconds = 0;
            if (checkpoint.isPresent()) {
                seconds = Snapshots.restore(checkpoint.get(), game.trainer(), watch);
            }
            HeapNeeds.of(config, game).require(HeapNeeds.free());
            try (RunDirectory directory = resumed
                    ? RunDirectory.reopen(root, config.yaml(), startStep())
                    : RunDirectory.create(root, config.yaml())) {
                RunInfo info = RunInfo.begin(directory, config, startStep(), command);
                Outcome outcome = Outcome.FAILED;
                try {
                    outcome = new RunLoop(config, game, watch, directory, listener, seconds).play(control);
                } finally {
                    info.end(outcome, game.trainer().step());
                }
                return outcome;
            }
        }
    }
}
