package dev.sparring.gan.run;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.CheckpointWriter;
import dev.sparring.gan.config.CheckpointConfig;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.ProgramRun;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.monitor.MonitorSetup;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.monitor.SampleComparison;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.run.storage.RunMetadata;
import dev.sparring.gan.sampling.Sampler;
import dev.sparring.gan.train.AdversarialStep;
import dev.sparring.gan.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains by any {@link AdversarialStep}: the loop of a run for whoever writes the step. Records, pictures, checkpoints, exact
 * resume and the balance monitor are those of the command line's runs, and each is there only if it is asked for.
 *
 * <p>One thread, the networks'; another one may steer by a {@link RunControl}. Networks are the caller's to close.
 *
 * <pre>{@code
 * try (Training training = Training.of(new MyStep())
 *         .directory(Path.of("runs/mine"))
 *         .resume()
 *         .samples(new GeneratorSampler(decoder, prior, data.shape()), data)
 *         .monitor(MonitorConfig.standard())) {
 *     Outcome outcome = training.run(20_000);
 * }
 * }</pre>
 */
public final class Training implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final RunListener NOBODY = new RunListener() {};

    /** Where nothing is ever written. */
    private static final Path NOWHERE = Path.of("checkpoints");

    private final Trainer trainer;
    private Optional<MonitorConfig> watching = Optional.empty();
    private long seed;
    private Optional<Path> root = Optional.empty();
    private boolean resumes;
    private long logEvery = 50;
    private long samplesEvery = 500;
    private int samplesCount = 64;
    private CheckpointConfig checkpoints = CheckpointConfig.STANDARD;
    private Optional<Sampler> sampler = Optional.empty();
    private Optional<DataSource> source = Optional.empty();
    private RunListener listener = NOBODY;
    private Optional<RunMonitor> monitor = Optional.empty();
    private Optional<CheckpointWriter> writer = Optional.empty();
    private Optional<RunDirectory> directory = Optional.empty();
    private double seconds;

    private Training(Trainer trainer) {
        this.trainer = trainer;
    }

    /**
     * A training at its start.
     *
     * @param step what a step is
     * @return to be told more, and run
     */
    public static Training of(AdversarialStep step) {
        return of(new Trainer(step));
    }

    /** One that goes on where a trainer stands. */
    static Training of(Trainer trainer) {
        return new Training(trainer);
    }

    /**
     * Writes records, pictures and checkpoints down.
     *
     * @param path a new or an empty directory, or one to {@link #resume}
     * @return this
     */
    public Training directory(Path path) {
        root = Optional.of(path);
        return this;
    }

    /**
     * Goes on from the newest sound checkpoint, bit for bit, if the directory holds one; begins if it does not.
     *
     * @return this
     */
    public Training resume() {
        resumes = true;
        return this;
    }

    /**
     * How often a step is recorded: the first {@code every}-th, and all checks of the monitor.
     *
     * @param every steps, at least 1; 50 if this is not called
     * @return this
     */
    public Training logEvery(long every) {
        logEvery = atLeastOne("every", every);
        return this;
    }

    /**
     * How often a checkpoint is written.
     *
     * @param every steps, at least 1; 1,000 if this is not called
     * @param keep newest ones that are kept, at least 1; 3 if this is not called
     * @return this
     */
    public Training checkpoints(long every, int keep) {
        return checkpoints(new CheckpointConfig(
                atLeastOne("every", every),
                (int) atLeastOne("keep", keep),
                CheckpointConfig.STANDARD.keepEvery(),
                CheckpointConfig.STANDARD.waitForSpace()));
    }

    /**
     * When a checkpoint is written, which of them stay, and how long a full disk is borne.
     *
     * @param plan all of it
     * @return this
     */
    public Training checkpoints(CheckpointConfig plan) {
        checkpoints = Objects.requireNonNull(plan, "plan");
        return this;
    }

    /**
     * Draws samples, for pictures.
     *
     * @param draws them
     * @return this
     */
    public Training samples(Sampler draws) {
        sampler = Optional.of(draws);
        return this;
    }

    /**
     * Draws samples, for pictures and for the monitor, which holds them against the data.
     *
     * @param draws them
     * @param data of the same shape
     * @return this
     */
    public Training samples(Sampler draws, DataSource data) {
        sampler = Optional.of(draws);
        source = Optional.of(data);
        return this;
    }

    /**
     * How often pictures are made, and of how many samples.
     *
     * @param every steps, at least 1; 500 if this is not called
     * @param count samples, at least 1; 64 if this is not called
     * @return this
     */
    public Training pictures(long every, int count) {
        samplesEvery = atLeastOne("every", every);
        samplesCount = (int) atLeastOne("count", count);
        return this;
    }

    /**
     * Watches the balance of the two of the duel and acts. Without samples it sees what can be told from the steps alone:
     * gradients that vanish or explode, figures that are not finite.
     *
     * @param how often, and what is done about a diagnosis
     * @return this
     */
    public Training monitor(MonitorConfig how) {
        watching = Optional.of(how);
        return this;
    }

    /**
     * Chooses the part of the data that the monitor holds samples against.
     *
     * @param value any; 0 if this is not called
     * @return this
     */
    public Training seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Is told of steps, events and samples.
     *
     * @param told on the thread that trains
     * @return this
     */
    public Training listener(RunListener told) {
        listener = Objects.requireNonNull(told, "told");
        return this;
    }

    /**
     * What is trained, and how far it is.
     *
     * @return the trainer
     */
    public Trainer trainer() {
        return trainer;
    }

    /**
     * Trains until so many steps are completed in all; called again with more, it goes on.
     *
     * @param steps the end, counted from the very first step; at least 1
     * @return how it ended
     * @throws SparringException if the directory is taken or cannot be written, or a checkpoint does not fit the players
     * @throws IllegalArgumentException if something is asked for that cannot be, with the reason; such as an end that lies behind
     */
    public Outcome run(long steps) throws SparringException {
        return run(steps, new RunControl());
    }

    /**
     * The same, and where the process is asked to end, as by Ctrl-C, it ends after the current step, with a checkpoint.
     *
     * @param steps as above
     * @return how it ended
     * @throws SparringException as above
     */
    public Outcome runUntilSignalled(long steps) throws SparringException {
        RunControl control = new RunControl();
        try (ShutdownGuard guard = new ShutdownGuard(control)) {
            return run(steps, control);
        }
    }

    /**
     * The same, steered by other threads.
     *
     * @param steps as above
     * @param control how
     * @return how it ended
     * @throws SparringException as above
     */
    public Outcome run(long steps, RunControl control) throws SparringException {
        RunPlan plan = new RunPlan(
                atLeastOne("steps", steps), logEvery, samplesEvery, samplesCount, checkpoints, List.of(), List.of());
        if (monitor.isEmpty()) {
            open(steps);
        }
        if (steps < trainer.step()) {
            throw new IllegalArgumentException(
                    "steps must be at least the " + trainer.step() + " that have been made, got " + steps);
        }
        Optional<SamplePictures> pictures = sampler.map(draws -> new SamplePictures(draws, source, samplesCount));
        Optional<RunFiles> files = directory.map(place -> new RunFiles(place, writer.orElseThrow(), RunMemory.NONE));
        RunLoop loop = new RunLoop(plan, trainer, pictures, monitor.orElseThrow(), files, listener, control, seconds);
        try {
            if (directory.isEmpty()) {
                return loop.play();
            }
            RunMetadata info = RunMetadata.begin(
                    directory.get(),
                    new RunMetadata.Start(name(), OptionalLong.empty(), steps, trainer.step(), programName()),
                    Optional.empty());
            return loop.recorded(info, List.of());
        } finally {
            seconds = loop.seconds();
            control.returnInterrupt();
        }
    }

    /** Makes the monitor and, if there is one, brings the game to where the directory's run is. */
    private void open(long steps) throws SparringException {
        if (resumes && root.isEmpty()) {
            throw new IllegalArgumentException("resume needs a directory to go on in");
        }
        if (watching.filter(MonitorConfig::rollsBack).isPresent() && root.isEmpty()) {
            throw new IllegalArgumentException("a monitor that rolls back needs a directory for checkpoints");
        }
        HeapCheck heap =
                HeapCheck.of(samplesCount, trainer, sampler.map(Sampler::shape).orElse(SampleShape.vector(1)));
        heap.require();
        CheckpointStore store = root.map(RunDirectory::checkpoints).orElse(new CheckpointStore(NOWHERE));
        CheckpointWriter writes = new CheckpointWriter(store);
        // Without a monitor that is asked for, only figures that are not finite are seen.
        RunMonitor watch = new RunMonitor(
                MonitorSetup.of(watching.orElse(MonitorConfig.standard().withEvery(Config.MOST_STEPS)), seed),
                trainer,
                watching.flatMap(how -> comparison()),
                writes);
        boolean opened = false;
        try {
            if (root.isPresent()) {
                directory = Optional.of(open(root.get(), store, watch, steps));
            }
            monitor = Optional.of(watch);
            writer = Optional.of(writes);
            opened = true;
        } finally {
            if (!opened) {
                watch.close();
                writes.close();
            }
        }
    }

    private Optional<SampleComparison> comparison() {
        return sampler.flatMap(draws -> source.map(data -> new SampleComparison(draws, data)));
    }

    private RunDirectory open(Path path, CheckpointStore store, RunMonitor watch, long steps) throws SparringException {
        String config = ProgramRun.yaml(programName(), name(), steps);
        if (!resumes || !RunDirectory.holdsRun(path)) {
            return RunDirectory.create(path, config);
        }
        ProgramRun.require(RunDirectory.config(path), programName());
        List<Long> known = store.steps();
        Optional<Checkpoint> newest = store.newest(LOG::warn);
        if (newest.isPresent()) {
            seconds = RunState.restore(newest.get(), trainer, watch);
        }
        return RunDirectory.reopen(path, config, trainer.step(), known);
    }

    /** The class of the step: what must go on with a run. */
    private String programName() {
        return trainer.game().getClass().getName();
    }

    private String name() {
        return root.map(Path::getFileName).map(Path::toString).orElse("training");
    }

    private static long atLeastOne(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, got " + value);
        }
        return value;
    }

    /** Gives the directory back and what the monitor holds. The networks stay open. */
    @Override
    public void close() {
        writer.ifPresent(CheckpointWriter::close);
        writer = Optional.empty();
        directory.ifPresent(RunDirectory::close);
        directory = Optional.empty();
        monitor.ifPresent(RunMonitor::close);
        monitor = Optional.empty();
    }
}
