package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointWriter;
import dev.sparring.gan.config.Change;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.config.OpenedData;
import dev.sparring.gan.config.Resumption;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.UncheckedDataException;
import dev.sparring.gan.data.inspect.DataWarnings;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.MonitorSetup;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.run.storage.RunMetadata;
import dev.sparring.gan.run.storage.RunOrigin;
import dev.sparring.gan.train.Trainer;
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
 *
 * <pre>{@code
 * Config config = ConfigBuilder.preset("ring").set("steps", "6000").build();
 * Run run = Run.prepare(config, Path.of("runs/mine"));
 * Outcome outcome = run.play(new RunControl(), new RunListener() {}, "my program");
 * }</pre>
 */
public final class Run {

    private final Path root;
    private final Config config;
    private final DataSource source;
    private final RunMemory memory;
    private final boolean resumed;
    private final long startStep;
    private final List<Long> known;
    private final List<Change> changes;
    private final List<RunEvent> events;
    private final Optional<RunOrigin> origin;
    private final List<String> warnings;
    /** Both only until they are restored: their checkpoints are as large as both networks with their optimizers. */
    private Optional<Continuation> continuation;

    private Optional<Inheritance> inheritance;
    private boolean played;

    /** What may be changed of a run that goes on. */
    public interface Changes {
        /**
         * Lays the changes on top.
         *
         * @param layers the run's own configuration
         * @throws SparringException.Configuration if a change cannot be made
         */
        void to(ConfigBuilder layers) throws SparringException.Configuration;
    }

    private Run(
            Path root,
            Config config,
            DataSource source,
            RunMemory memory,
            boolean resumed,
            List<Long> known,
            Optional<Continuation> continuation,
            Optional<Inheritance> inheritance,
            List<String> warnings) {
        this.root = root;
        this.config = config;
        this.source = source;
        this.memory = memory;
        this.resumed = resumed;
        this.known = List.copyOf(known);
        this.continuation = continuation;
        this.startStep = continuation.map(from -> from.checkpoint().step()).orElse(0L);
        this.changes = continuation.map(Continuation::changes).orElse(List.of());
        this.inheritance = inheritance;
        this.origin = inheritance.map(Inheritance::origin);
        this.events = continuation.map(Continuation::events).orElseGet(() -> origin.map(RunOrigin::event).stream()
                .toList());
        this.warnings = List.copyOf(warnings);
    }

    /**
     * A run from the start.
     *
     * @param config what to play
     * @param root directory of the run, which must not hold one
     * @return the run
     * @throws SparringException.Configuration if the directory is taken, or a model cannot be made for such data
     * @throws SparringException.Data if the data cannot be read
     * @throws SparringException if the run to begin from cannot be read
     */
    public static Run prepare(Config config, Path root) throws SparringException {
        return prepare(config, root, OpenedData.unknown());
    }

    /**
     * The same with data that may have been opened when the configuration was read.
     *
     * @param config what to play
     * @param root directory of the run, which must not hold one
     * @param data as it was given to {@link ConfigBuilder#build(OpenedData)}
     * @return the run
     * @throws SparringException as {@link #prepare(Config, Path)}
     */
    public static Run prepare(Config config, Path root, OpenedData data) throws SparringException {
        RunDirectory.requireFree(root);
        return begun(config, root, data, false, List.of());
    }

    private static Run begun(Config config, Path root, OpenedData data, boolean resumed, List<Long> known)
            throws SparringException {
        List<String> warnings = new ArrayList<>(config.warnings());
        Optional<Inheritance> inheritance = config.from().isPresent()
                ? Optional.of(Inheritance.of(config.from().get(), warnings::add))
                : Optional.empty();
        DataSource source = data.open(config.data(), config.seed());
        warnings.addAll(lookedAt(source));
        RunMemory memory = RunMemory.NONE.with(config, source);
        int labels = memory.labels().map(told -> told.labels().count()).orElse(0);
        Definitions.of(config, source.shape(), labels);
        return new Run(root, config, source, memory, resumed, known, Optional.empty(), inheritance, warnings);
    }

    private static List<String> lookedAt(DataSource source) throws SparringException.Data {
        try {
            return DataWarnings.of(source);
        } catch (UncheckedDataException e) {
            throw e.data();
        }
    }

    /**
     * A run that goes on where it was stopped or broke off, as {@link #resume(Path, Changes)} with no change but the end.
     *
     * @param root directory of the run
     * @param steps a new end, or empty for the one it has
     * @return the run
     * @throws SparringException as {@link #resume(Path, Changes)}
     */
    public static Run resume(Path root, OptionalLong steps) throws SparringException {
        return resume(root, layers -> {
            if (steps.isPresent()) {
                layers.set("steps", Long.toString(steps.getAsLong()));
            }
        });
    }

    /**
     * A run that goes on where it was stopped or broke off, from its newest sound checkpoint, or from the start if it wrote
     * none.
     *
     * <p>What is another than when that checkpoint was written is an event of the run. Lengths in epochs keep the number of
     * samples with which the run began, and a decay that was planned to the run's end keeps that plan.
     *
     * @param root directory of the run
     * @param changes of its configuration
     * @return the run; {@link #warnings()} names damaged checkpoints and data that have changed, too
     * @throws SparringException.Configuration if there is no run, the new end lies before the checkpoint, or something is to
     *     change that cannot: a network's shape, an optimizer's kind, the kind and shape of the data
     * @throws SparringException.Checkpoint if there are checkpoints and none is sound
     * @throws SparringException.Data if the data cannot be read
     * @throws SparringException.Storage if the directory cannot be read
     */
    public static Run resume(Path root, Changes changes) throws SparringException {
        Path file = RunDirectory.config(root);
        List<String> damaged = new ArrayList<>();
        List<Long> known = RunDirectory.checkpoints(root).steps();
        Optional<Checkpoint> newest = RunDirectory.checkpoints(root).newest(damaged::add);
        RunMemory memory = newest.map(RunMemory::of).orElse(RunMemory.NONE);
        OpenedData data = memory.opened();
        ConfigBuilder layers = ConfigBuilder.complete(file);
        if (newest.isEmpty()) {
            changes.to(layers);
            return begun(layers.build(data), root, data, true, known);
        }
        Checkpoint checkpoint = newest.get();
        Config before = memory.config().isPresent()
                ? ConfigBuilder.stored(memory.config().get()).build(data)
                : layers.build(data);
        changes.to(layers);
        Resumption resumption = Resumption.of(before, layers, data, updates(checkpoint));
        Config config = resumption.config();
        if (checkpoint.step() > config.steps()) {
            throw new SparringException.Configuration(
                    root + " has made " + checkpoint.step() + " steps already, more than " + config.steps(),
                    "give a higher --steps");
        }
        DataSource source = reopened(config, data);
        RunMemory now = memory.with(config, source);
        requireSameLabels(memory, now);
        List<String> warnings = new ArrayList<>(resumption.warnings());
        List<Change> changed = new ArrayList<>(resumption.changes());
        if (memory.knowsOthers(now)) {
            changed.add(new Change(Continuation.DATA, memory.data(), now.data()));
            warnings.add("the data are not those of before ("
                    + (memory.data().equals(now.data())
                            ? "as many, with other contents"
                            : "then " + memory.data() + "; now " + now.data())
                    + "); the run goes on with what is there");
        }
        warnings.addAll(damaged);
        return new Run(
                root,
                config,
                source,
                now,
                true,
                known,
                Optional.of(new Continuation(checkpoint, before, config, changed)),
                Optional.empty(),
                warnings);
    }

    private static Resumption.Updates updates(Checkpoint checkpoint) {
        JsonNode state = checkpoint.state();
        return new Resumption.Updates(
                state.path("generator").path("updates").asLong(),
                state.path("discriminator").path("updates").asLong());
    }

    /** The networks have a place for each label that they were told of at first. */
    private static void requireSameLabels(RunMemory before, RunMemory now) throws SparringException.Data {
        if (before.labels().isPresent() && now.labels().isPresent()) {
            List<String> told = before.labels().get().labels().names();
            List<String> there = now.labels().get().labels().names();
            if (!told.equals(there)) {
                throw new SparringException.Data(
                        "the run's networks were told the labels " + String.join(", ", told) + ", and the data have "
                                + String.join(", ", there),
                        "say by --data where the same data lies now");
            }
        }
    }

    private static DataSource reopened(Config config, OpenedData data) throws SparringException.Data {
        try {
            return data.open(config.data(), config.seed());
        } catch (SparringException.Data e) {
            throw new SparringException.Data(
                    String.valueOf(e.getMessage()), "or say by --data where the same data lies now", e);
        }
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
        return startStep;
    }

    /**
     * What is another than when it was played last.
     *
     * @return of a new run none
     */
    public List<Change> changes() {
        return changes;
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
     * <p>An interrupt of the thread ends the run as {@link RunControl#stop} does; the thread is interrupted again when this
     * returns.
     *
     * @param control how other threads steer it
     * @param listener is told everything
     * @param command how it was started, for the record
     * @return how it ended; a checkpoint has been written unless it diverged
     * @throws SparringException if networks do not fit the data, a picture that is read only now cannot be read, or the directory cannot be
     *     written
     * @throws IllegalStateException if it was played before
     */
    public Outcome play(RunControl control, RunListener listener, String command) throws SparringException {
        Objects.requireNonNull(control, "control");
        if (played) {
            throw new IllegalStateException("a run is played once");
        }
        played = true;
        try (TrainingSetup setup = TrainingSetup.of(config, source)) {
            // Before the monitor reads its part of the data, which takes half a minute where images are large.
            heap(setup).require();
            listener.onBegin();
            return play(setup, control, listener, command);
        } catch (UncheckedDataException e) {
            throw e.data();
        } finally {
            control.returnInterrupt();
        }
    }

    private Outcome play(TrainingSetup setup, RunControl control, RunListener listener, String command)
            throws SparringException {
        try (CheckpointWriter writer = new CheckpointWriter(RunDirectory.checkpoints(root));
                RunMonitor monitor = new RunMonitor(
                        MonitorSetup.of(config), setup.trainer(), Optional.of(setup.comparison()), writer)) {
            double seconds = restore(setup, monitor, listener);
            heap(setup).require();
            // The directory is given back when nothing is being written any more.
            try (RunDirectory directory = resumed
                            ? RunDirectory.reopen(root, config.yaml(), startStep, known)
                            : RunDirectory.create(root, config.yaml());
                    writer) {
                RunMetadata info = RunMetadata.begin(
                        directory,
                        new RunMetadata.Start(
                                config.name(), OptionalLong.of(config.seed()), config.steps(), startStep, command),
                        origin);
                RunLoop loop = new RunLoop(
                        RunPlan.of(config),
                        setup.trainer(),
                        Optional.of(new SamplePictures(setup.sampler(), Optional.of(source), config.samplesCount())),
                        monitor,
                        Optional.of(new RunFiles(directory, writer, memory)),
                        listener,
                        control,
                        seconds);
                return loop.recorded(info, events);
            }
        }
    }

    private HeapCheck heap(TrainingSetup setup) {
        return HeapCheck.of(config.samplesCount(), setup.trainer(), source.shape());
    }

    /** Brings the setup to where it begins and forgets the checkpoint. Gives the seconds the run had taken. */
    private double restore(TrainingSetup setup, RunMonitor monitor, RunListener listener) throws SparringException {
        Optional<Continuation> from = continuation;
        continuation = Optional.empty();
        if (from.isPresent()) {
            double seconds = from.get().restore(setup.trainer(), monitor);
            Trainer trainer = setup.trainer();
            trainer.generator()
                    .scheduleChanges()
                    .forEach(change -> listener.onScheduleChange(PlayerRole.GENERATOR, change));
            trainer.discriminator()
                    .scheduleChanges()
                    .forEach(change -> listener.onScheduleChange(PlayerRole.DISCRIMINATOR, change));
            return seconds;
        }
        Optional<Inheritance> networks = inheritance;
        inheritance = Optional.empty();
        if (networks.isPresent()) {
            networks.get().give(setup.trainer());
        }
        return 0;
    }
}
