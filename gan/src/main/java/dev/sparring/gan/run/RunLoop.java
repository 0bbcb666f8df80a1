package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.schedule.Adjustment;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.train.StepRecord;
import dev.sparring.gan.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loop of a run: steps, and between them records, looks, pictures and checkpoints when they are due. */
final class RunLoop {

    private static final int FRAME_POINTS = 2048;

    private final Config config;
    private final Trainer trainer;
    private final Sampler sampler;
    private final Watch watch;
    private final RunDirectory directory;
    private final RunListener listener;
    private final RunMemory memory;
    private final float[] frame;
    private double seconds;
    private long imagesAtLog;
    private double secondsAtLog;
    private long picturedStep;
    private long savedStep;

    RunLoop(
            Config config,
            Game game,
            Watch watch,
            RunDirectory directory,
            RunListener listener,
            double seconds,
            RunMemory memory) {
        this.config = config;
        this.trainer = game.trainer();
        this.sampler = game.sampler();
        this.watch = watch;
        this.directory = directory;
        this.listener = listener;
        this.frame = game.source().shape().isImage() ? new float[0] : points(game.source());
        this.memory = memory;
        this.seconds = seconds;
        this.secondsAtLog = seconds;
        this.imagesAtLog = served();
        this.picturedStep = directory.hasSample(trainer.step()) ? trainer.step() : -1;
        this.savedStep = trainer.step() == 0 ? -1 : trainer.step();
    }

    /** Real points by which scatters are framed: {@code [count, length]}, as many as there are up to 2,048. */
    static float[] points(DataSource source) {
        int count = (int) Math.min(FRAME_POINTS, source.size().orElse(FRAME_POINTS));
        return Subset.disjoint(source, 0, count).get(0).samples();
    }

    Outcome play(RunControl control) throws SparringException.Storage, SparringException.Checkpoint {
        Outcome outcome = Outcome.COMPLETED;
        if (trainer.step() == 0 && watch.wantsStart()) {
            save();
        }
        if (trainer.step() > 0 && trainer.step() % config.samplesEvery() == 0) {
            // A run that broke off between a checkpoint and its picture.
            picture(trainer.step());
        }
        while (trainer.step() < config.steps() && outcome == Outcome.COMPLETED) {
            if (!control.awaitTurn()) {
                outcome = Outcome.STOPPED;
                break;
            }
            outcome = step();
        }
        if (outcome != Outcome.DIVERGED) {
            if (trainer.step() > 0) {
                save();
                picture(trainer.step());
            }
            if (outcome == Outcome.STOPPED) {
                String action =
                        savedStep == trainer.step() ? "checkpoint written" : "nothing to save: no step was made";
                happened(Event.info(trainer.step(), "stopped", Map.of(), action));
            }
        }
        return outcome;
    }

    private Outcome step() throws SparringException.Storage, SparringException.Checkpoint {
        long begun = System.nanoTime();
        long served = served();
        long generatorUpdates = trainer.generator().updates();
        long discriminatorUpdates = trainer.discriminator().updates();
        StepRecord record = trainer.play(watch.next());
        double taken = (System.nanoTime() - begun) / 1e9;
        announce(
                record.step(),
                Side.GENERATOR,
                config.generator(),
                generatorUpdates,
                trainer.generator().updates());
        announce(
                record.step(),
                Side.DISCRIMINATOR,
                config.discriminator(),
                discriminatorUpdates,
                trainer.discriminator().updates());
        Outcome outcome = see(record);
        long step = record.step();
        seconds += (System.nanoTime() - begun) / 1e9;
        // The record comes first: a run that goes on from this step's checkpoint does not write it again.
        if (watch.seen().isPresent()
                || step % config.logEvery() == 0
                || step == config.steps()
                || outcome != Outcome.COMPLETED) {
            log(record);
        }
        long logged = System.nanoTime();
        if (outcome != Outcome.DIVERGED && step % config.checkpointEvery() == 0) {
            save();
        }
        if (outcome != Outcome.DIVERGED && step % config.samplesEvery() == 0) {
            picture(step);
        }
        seconds += (System.nanoTime() - logged) / 1e9;
        listener.stepped(record, taken > 0 ? (served() - served) / taken : 0);
        if (outcome != Outcome.DIVERGED && picturedStep != step && listener.wantsSamples(step)) {
            listener.sampled(samples(step));
        }
        return outcome;
    }

    /** Has the step watched, and tells of changes to the rates that come of it. */
    private Outcome see(StepRecord record) throws SparringException.Storage, SparringException.Checkpoint {
        Player generator = trainer.generator();
        Player discriminator = trainer.discriminator();
        List<Adjustment> generatorChanges = generator.adjustments();
        List<Adjustment> discriminatorChanges = discriminator.adjustments();
        Outcome outcome = watch.see(record, this::happened);
        added(generatorChanges, generator.adjustments()).forEach(change -> listener.adjusted(Side.GENERATOR, change));
        added(discriminatorChanges, discriminator.adjustments())
                .forEach(change -> listener.adjusted(Side.DISCRIMINATOR, change));
        return outcome;
    }

    /** What is new in a list from which ended changes may have gone: the very changes count, since two can be equal. */
    private static List<Adjustment> added(List<Adjustment> before, List<Adjustment> after) {
        return after.stream()
                .filter(change -> before.stream().noneMatch(known -> known == change))
                .toList();
    }

    /** Says which planned changes of a network's schedule began in this step. */
    private void announce(long step, Side side, NetworkConfig network, long updatesBefore, long updates)
            throws SparringException.Storage {
        for (Adjustment adjustment : network.adjustments()) {
            if (adjustment.at() >= updatesBefore && adjustment.at() < updates) {
                happened(Adjustments.event(step, side, adjustment));
            }
        }
    }

    private void log(StepRecord record) throws SparringException.Storage {
        double pace = seconds > secondsAtLog ? (served() - imagesAtLog) / (seconds - secondsAtLog) : 0;
        ObjectNode node = Json.metrics(record, seconds, pace);
        watch.seen().ifPresent(seen -> {
            Json.add(node, seen);
            watch.count(node);
        });
        directory.metrics(node);
        imagesAtLog = served();
        secondsAtLog = seconds;
    }

    private long served() {
        return trainer.feed().position();
    }

    private Samples samples(long step) {
        int count = config.samplesCount();
        return new Samples(step, trainer.feed().source().shape(), count, sampler.best("samples", 0, count));
    }

    private void picture(long step) throws SparringException.Storage {
        if (picturedStep == step) {
            return;
        }
        Samples samples = samples(step);
        if (samples.shape().isImage()) {
            directory.sample(step, "png", SampleSheet.images(samples));
        } else if (samples.shape().length() == 2) {
            directory.sample(step, "png", SampleSheet.scatter(samples, frame));
            directory.sample(step, "csv", SampleSheet.table(samples));
        }
        picturedStep = step;
        listener.sampled(samples);
    }

    private void save() throws SparringException.Storage {
        long step = trainer.step();
        if (savedStep == step) {
            return;
        }
        directory.forceLogs();
        Optional<Double> distance = watch.saving(step);
        Checkpoint checkpoint = Snapshots.take(trainer, watch, seconds);
        memory.write(checkpoint.state());
        directory.checkpoints().save(checkpoint, config.checkpointKeep(), watch.kept());
        savedStep = step;
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put(
                "file", "checkpoints/" + directory.checkpoints().directory(step).getFileName());
        distance.ifPresent(far -> evidence.put("frechet_distance", far));
        evidence.put("best", watch.isBest(step));
        happened(Event.info(step, "checkpoint", evidence, "saved"));
    }

    private void happened(Event event) throws SparringException.Storage {
        directory.event(event);
        listener.happened(event);
    }
}
