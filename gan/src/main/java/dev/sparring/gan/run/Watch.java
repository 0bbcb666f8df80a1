package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.balance.BalanceMonitor;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.balance.Thresholds;
import dev.sparring.gan.balance.Verdict;
import dev.sparring.gan.balance.Verdicts;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.MonitorConfig.Policy;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.feature.ClassifierFeatures;
import dev.sparring.gan.feature.DiscriminatorFeatures;
import dev.sparring.gan.feature.Features;
import dev.sparring.gan.feature.RandomConvolutions;
import dev.sparring.gan.feature.RawFeatures;
import dev.sparring.gan.train.StepRecord;
import dev.sparring.gan.train.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.learning.config.IUpdater;

/** The watching side of a run: the monitor, what it looks at, and what is done about its verdicts. Training thread only. */
final class Watch implements AutoCloseable {

    /** Draws random features; the same for all runs, so that their figures can be compared. */
    private static final long FEATURES = 1;

    /** A thousand of so long samples, kept several times in different orders, are still less than half a gigabyte. */
    private static final int MOST_RAW = 16_384;

    /** The tensor of the last look's samples. */
    static final String SAMPLES = "monitor.samples";

    private final MonitorConfig config;
    private final Trainer trainer;
    private final Features features;
    private final Looker looker;
    private final BalanceMonitor monitor;
    private final Plateaus plateaus;
    private final Interventions interventions;
    private final Rollback rollback;
    private final Best best = new Best();
    private Optional<Seen> seen = Optional.empty();

    /** Where events go. */
    interface Events {
        void happened(Event event) throws SparringException.Storage;
    }

    Watch(Config config, Game game, CheckpointStore checkpoints) throws SparringException {
        this.config = config.monitor();
        this.trainer = game.trainer();
        double equilibrium = trainer.loss().equilibrium();
        this.features = features(config, game);
        this.looker = new Looker(game, features, config.seed());
        this.monitor = new BalanceMonitor(
                equilibrium,
                Thresholds.calibrated(),
                alike(config.generator().optimizer(), config.discriminator().optimizer()));
        this.plateaus = new Plateaus(config);
        this.interventions = new Interventions(config.monitor(), trainer, equilibrium);
        this.rollback = new Rollback(config.monitor(), trainer, monitor, interventions, checkpoints);
    }

    /** Whether a rate means the same to both: they are the same optimizer with the same numbers, but for the rate. */
    static boolean alike(IUpdater first, IUpdater second) {
        return withoutRate(first).equals(withoutRate(second));
    }

    private static IUpdater withoutRate(IUpdater optimizer) {
        IUpdater copy = optimizer.clone();
        copy.setLrAndSchedule(1, null);
        return copy;
    }

    private static Features features(Config config, Game game) throws SparringException {
        DataSource source = game.source();
        return switch (config.monitor().features()) {
            case RAW -> raw(source);
            case RANDOM -> RandomConvolutions.of(source, FEATURES);
            case AUTO -> source.shape().isImage() ? RandomConvolutions.of(source, FEATURES) : raw(source);
            case DISCRIMINATOR ->
                DiscriminatorFeatures.of(game.trainer().discriminator().network(), source.shape());
            case CLASSIFIER ->
                ClassifierFeatures.load(config.monitor().classifier().orElseThrow(), source.shape());
        };
    }

    private static RawFeatures raw(DataSource source) throws SparringException.Configuration {
        int length = source.shape().length();
        if (length > MOST_RAW) {
            throw new SparringException.Configuration(
                    "the monitor would compare samples by their own " + length + " numbers, which are too many",
                    "set monitor.features to random if they are images, or make them smaller: at most " + MOST_RAW);
        }
        return new RawFeatures(length);
    }

    /** Who learns in the next step. */
    Trainer.Turn next() {
        return interventions.next();
    }

    /** Sees a step, looks at the samples if that is due, and acts. Gives {@link Outcome#COMPLETED} if the run is to go on. */
    Outcome see(StepRecord record, Events events) throws SparringException.Storage, SparringException.Checkpoint {
        seen = Optional.empty();
        interventions.observe(record);
        Optional<Event> divergence = monitor.observe(record);
        if (divergence.isPresent()) {
            return diverged(divergence.get(), events);
        }
        return record.step() % config.every() == 0 ? look(record.step(), events) : Outcome.COMPLETED;
    }

    private Outcome diverged(Event event, Events events)
            throws SparringException.Storage, SparringException.Checkpoint {
        // Where the first figure broke says little about who is to blame: both are held back.
        Verdict verdict = new Verdict(Verdicts.DIVERGENCE, Severity.CRITICAL, event.network(), Side.BOTH, event.step());
        if (rollback.answers(verdict, event.step()) && rollback.possible()) {
            events.happened(event);
            if (goBack(event.step(), verdict, config.share(), events)) {
                return Outcome.COMPLETED;
            }
            events.happened(stopped(event.step(), verdict, "no checkpoint to go back to is sound"));
            return Outcome.DIVERGED;
        }
        events.happened(event.withAction("the run ends; its newest checkpoint is from before"));
        return Outcome.DIVERGED;
    }

    private Outcome look(long step, Events events) throws SparringException.Storage, SparringException.Checkpoint {
        Seen now = looker.at(step, monitor);
        seen = Optional.of(now);
        for (Event event : plateaus.see(step, now, trainer.generator(), trainer.discriminator())) {
            events.happened(event);
        }
        Outcome outcome = Outcome.COMPLETED;
        for (Event event : monitor.judge(now.signals())) {
            boolean stops = event.severity() == Severity.CRITICAL && config.policy(event.kind()) == Policy.STOP;
            events.happened(stops ? event.withAction("the run is stopped") : event);
            outcome = stops ? Outcome.STOPPED_BY_MONITOR : outcome;
        }
        if (outcome != Outcome.COMPLETED) {
            return outcome;
        }
        for (Verdict verdict : monitor.standing()) {
            if (rollback.answers(verdict, step)) {
                return goBackOrStop(
                        step,
                        verdict,
                        interventions.kept(verdict.winner(), now.signals().game()),
                        events);
            }
        }
        for (Event done :
                interventions.act(step, monitor.standing(), now.signals().game())) {
            events.happened(done);
        }
        return Outcome.COMPLETED;
    }

    /** Goes back, if there is a sound checkpoint to go to. */
    private boolean goBack(long step, Verdict verdict, double share, Events events)
            throws SparringException.Storage, SparringException.Checkpoint {
        if (!rollback.go(step, verdict, share, events)) {
            return false;
        }
        looker.forget();
        plateaus.forget();
        interventions.forget();
        return true;
    }

    private Outcome goBackOrStop(long step, Verdict verdict, double share, Events events)
            throws SparringException.Storage, SparringException.Checkpoint {
        boolean possible = rollback.possible();
        if (possible && goBack(step, verdict, share, events)) {
            return Outcome.COMPLETED;
        }
        events.happened(
                stopped(step, verdict, possible ? "no checkpoint to go back to is sound" : "no rollback is left"));
        return Outcome.STOPPED_BY_MONITOR;
    }

    private Event stopped(long step, Verdict verdict, String reason) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("because", verdict.kind());
        evidence.put("rollbacks", rollback.count());
        return new Event(
                step,
                "stopped",
                Severity.CRITICAL,
                Side.BOTH,
                evidence,
                rollback.count() == 0
                        ? "Begin again with other settings."
                        : "Look at the networks' balance before trying again: the same verdict came back under ever lower rates.",
                "the run is stopped: " + reason);
    }

    /** What the look at the latest step saw, if there was one. */
    Optional<Seen> seen() {
        return seen;
    }

    /** Adds what was done so far to a record. */
    void count(ObjectNode node) {
        interventions.count(node);
        node.put("rollbacks", rollback.count());
    }

    /** Whether a checkpoint of the game as it began is needed to go back to. */
    boolean wantsStart() {
        return config.rollsBack();
    }

    /** Steps whose checkpoints must stay: the one to which it would go back, and the best one. */
    List<Long> kept() {
        return Stream.concat(rollback.target().stream(), best.step().stream()).toList();
    }

    /** Whether no checkpoint's samples have been nearer to the data. */
    boolean isBest(long step) {
        return best.step().equals(Optional.of(step));
    }

    /** Notes that a checkpoint is being taken, and says how far its samples are from the data. */
    Optional<Double> saving(long step) {
        if (config.rollsBack() && (step == 0 || monitor.healthy(step))) {
            rollback.target(step);
        }
        Optional<Double> distance = looker.distance();
        distance.ifPresent(far -> best.see(step, far));
        return distance;
    }

    /** Adds what it remembers to a checkpoint's tensors. */
    void write(Map<String, Tensor> tensors) {
        looker.last().ifPresent(tensor -> tensors.put(SAMPLES, tensor));
    }

    /** Writes the rest of what it remembers into a checkpoint's state. */
    void write(ObjectNode state, ObjectNode generator, ObjectNode discriminator) {
        plateaus.write(generator, discriminator);
        best.write(state);
        interventions.write(state.putObject("interventions"));
        rollback.write(state.putObject("rollback"));
        ObjectNode memory = state.putObject("monitor");
        for (Map.Entry<String, double[]> entry : monitor.state().entrySet()) {
            ArrayNode numbers = memory.putArray(entry.getKey());
            for (double number : entry.getValue()) {
                numbers.add(number);
            }
        }
    }

    /** Goes on from what {@link #write} wrote. */
    void restore(Checkpoint checkpoint) {
        JsonNode state = checkpoint.state();
        looker.restore(Optional.ofNullable(checkpoint.tensors().get(SAMPLES)));
        plateaus.restore(state.path("generator"), state.path("discriminator"));
        best.restore(state);
        interventions.restore(state.path("interventions"));
        rollback.restore(state.path("rollback"));
        Map<String, double[]> memory = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : state.path("monitor").properties()) {
            double[] numbers = new double[entry.getValue().size()];
            Arrays.setAll(numbers, i -> entry.getValue().get(i).asDouble());
            memory.put(entry.getKey(), numbers);
        }
        monitor.restore(memory);
    }

    @Override
    public void close() {
        features.close();
    }
}
