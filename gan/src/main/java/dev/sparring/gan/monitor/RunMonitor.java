package dev.sparring.gan.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.BestCheckpoint;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointSource;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.MonitorConfig.Policy;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.action.Action;
import dev.sparring.gan.monitor.action.ActionExecutor;
import dev.sparring.gan.monitor.action.ActionPolicy;
import dev.sparring.gan.monitor.action.MonitorListener;
import dev.sparring.gan.monitor.action.PlateauReducers;
import dev.sparring.gan.monitor.action.RollbackTarget;
import dev.sparring.gan.monitor.detector.Diagnosis;
import dev.sparring.gan.monitor.detector.DiagnosisKinds;
import dev.sparring.gan.monitor.detector.Thresholds;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import dev.sparring.gan.train.UpdateMask;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Watches a run and acts: each step and, every so often, the samples go through statistics, detectors, diagnoses and actions,
 * and one executor applies what was decided. {@code docs/monitor.md} describes it. Training thread only.
 */
public final class RunMonitor implements AutoCloseable {

    /** The tensor of the last check's samples. */
    public static final String SAMPLES = "monitor.samples";

    private final MonitorConfig config;
    private final Trainer trainer;
    private final MonitorProbe probe;
    private final BalanceMonitor monitor;
    private final PlateauReducers plateaus;
    private final ActionPolicy policy;
    private final RollbackTarget target;
    private final ActionExecutor executor;
    private final BestCheckpoint best = new BestCheckpoint();
    private Optional<MonitorObservation> observation = Optional.empty();

    /**
     * A monitor of a run at its start. Reads its part of the data.
     *
     * @param setup how it watches
     * @param trainer what is watched, and acted upon
     * @param comparison what is held against what; without one, only what can be told from the steps is
     * @param checkpoints of the run, to go back to
     * @throws SparringException if the space in which samples are compared cannot be had
     */
    public RunMonitor(
            MonitorSetup setup, Trainer trainer, Optional<SampleComparison> comparison, CheckpointSource checkpoints)
            throws SparringException {
        this.config = setup.config();
        this.trainer = trainer;
        double equilibrium = trainer.game().equilibrium();
        this.probe = MonitorProbe.of(setup, trainer, comparison);
        this.monitor = new BalanceMonitor(
                equilibrium,
                Thresholds.calibrated(),
                haveComparableRates(
                        trainer.generator().optimizer(), trainer.discriminator().optimizer()));
        this.plateaus = new PlateauReducers(setup.generatorPlateau(), setup.discriminatorPlateau());
        this.policy = new ActionPolicy(config, equilibrium);
        this.target = new RollbackTarget(checkpoints, config.attempts());
        this.executor = new ActionExecutor(config, trainer, target);
    }

    /** Whether a rate means the same to both: they are the same optimizer with the same numbers, but for the rate. */
    static boolean haveComparableRates(IUpdater first, IUpdater second) {
        return withoutRate(first).equals(withoutRate(second));
    }

    private static IUpdater withoutRate(IUpdater optimizer) {
        IUpdater copy = optimizer.clone();
        copy.setLrAndSchedule(1, null);
        return copy;
    }

    /**
     * Who learns in the next step; to be asked once a step.
     *
     * @return both, or one while the other sits out
     */
    public UpdateMask next() {
        return policy.next();
    }

    /**
     * Takes a step in, checks the samples if that is due, and acts.
     *
     * @param step what it did
     * @param listener is told what is found and done
     * @return {@link Outcome#COMPLETED} if the run is to go on
     * @throws SparringException.Storage if the listener cannot write something down, or no checkpoint can be read
     * @throws SparringException.Checkpoint if the checkpoint to go back to does not fit the networks
     */
    public Outcome observe(StepMetrics step, MonitorListener listener)
            throws SparringException.Storage, SparringException.Checkpoint {
        observation = Optional.empty();
        policy.observe(step);
        Optional<RunEvent> divergence = monitor.observe(step);
        if (divergence.isPresent()) {
            return diverged(divergence.get(), listener);
        }
        return step.step() % config.every() == 0 ? check(step.step(), listener) : Outcome.COMPLETED;
    }

    /**
     * Changes a player's schedule from its next update on, because somebody asks for it.
     *
     * @param step the one that it first affects
     * @param role whose
     * @param change what, by the player's number of updates so far
     * @param listener is told
     * @throws SparringException.Storage if the listener cannot write it down
     */
    public void change(long step, PlayerRole role, LongFunction<ScheduleChange> change, MonitorListener listener)
            throws SparringException.Storage {
        Player player = role == PlayerRole.GENERATOR ? trainer.generator() : trainer.discriminator();
        executor.apply(step, new Action.Change(role, change.apply(player.updates()), "by hand"), listener);
    }

    /**
     * Goes back to the newest healthy checkpoint because somebody asks for it, whatever the policy. Where there is none, says so and goes on.
     *
     * @param step the one that it first affects
     * @param listener is told
     * @throws SparringException.Storage if the listener cannot write it down, or no checkpoint can be read
     * @throws SparringException.Checkpoint if the checkpoint does not fit the networks
     */
    public void goBack(long step, MonitorListener listener)
            throws SparringException.Storage, SparringException.Checkpoint {
        Diagnosis reason = monitor.diagnoses().stream()
                .filter(diagnosis -> diagnosis.severity() == Severity.CRITICAL)
                .findFirst()
                .orElse(new Diagnosis("by-hand", Severity.INFO, PlayerRole.BOTH, PlayerRole.BOTH, step));
        boolean known = target.step().isPresent();
        OptionalLong judgedFrom = executor.goBack(step, new Action.GoBack(config.share(), reason), listener);
        if (judgedFrom.isPresent()) {
            target.countByHand();
            watchAnew(judgedFrom.getAsLong());
        } else {
            String why = known ? "no healthy checkpoint is sound any more" : "there is no healthy checkpoint yet";
            listener.onEvent(RunEvent.info(step, "rollback", Map.of(), "not possible: " + why));
        }
    }

    private void watchAnew(long judgedFrom) {
        monitor.restart(judgedFrom);
        probe.forget();
        plateaus.forget();
        policy.forget();
    }

    private Outcome diverged(RunEvent event, MonitorListener listener)
            throws SparringException.Storage, SparringException.Checkpoint {
        // Where the first figure broke says little about who is to blame: both are held back.
        Diagnosis diagnosis = new Diagnosis(
                DiagnosisKinds.DIVERGENCE, Severity.CRITICAL, event.network(), PlayerRole.BOTH, event.step());
        if (!policy.goesBackFor(diagnosis, event.step()) || !target.possible()) {
            listener.onEvent(event.withAction("the run ends; its newest checkpoint is from before"));
            return Outcome.DIVERGED;
        }
        listener.onEvent(event);
        return goBack(event.step(), new Action.GoBack(config.share(), diagnosis), listener)
                ? Outcome.COMPLETED
                : Outcome.DIVERGED;
    }

    private Outcome check(long step, MonitorListener listener)
            throws SparringException.Storage, SparringException.Checkpoint {
        MonitorProbe.Sight sight = probe.look();
        Signals signals =
                monitor.gather(step, sight.samples(), sight.steepness(), sight.generator(), sight.discriminator());
        observation = Optional.of(new MonitorObservation(signals, sight.modes()));
        for (Action reduction : plateaus.decide(
                signals,
                sight.modes(),
                trainer.generator().updates(),
                trainer.discriminator().updates())) {
            executor.apply(step, reduction, listener);
        }
        boolean stops = false;
        for (RunEvent diagnosed : monitor.judge(signals)) {
            RunEvent event = named(diagnosed, sight);
            boolean stopping = event.severity() == Severity.CRITICAL && config.policy(event.kind()) == Policy.STOP;
            listener.onEvent(stopping ? event.withAction("the run is stopped") : event);
            stops |= stopping;
        }
        if (stops) {
            return Outcome.STOPPED_BY_MONITOR;
        }
        for (Action action : policy.decide(step, monitor.diagnoses(), signals)) {
            if (action instanceof Action.GoBack goBack) {
                return goBack(step, goBack, listener) ? Outcome.COMPLETED : Outcome.STOPPED_BY_MONITOR;
            }
            executor.apply(step, action, listener);
        }
        return Outcome.COMPLETED;
    }

    /** With the names of the labels that were lost, where part of the data is. */
    private RunEvent named(RunEvent event, MonitorProbe.Sight sight) {
        if (!event.kind().equals(DiagnosisKinds.COLLAPSE)) {
            return event;
        }
        List<String> labels = probe.lostLabels(sight.samples());
        return labels.isEmpty() ? event : event.withEvidence("labels_lost", String.join(", ", labels));
    }

    /** Goes back and begins to watch anew; where there is nothing to go back to, says that the run is stopped. */
    private boolean goBack(long step, Action.GoBack action, MonitorListener listener)
            throws SparringException.Storage, SparringException.Checkpoint {
        if (!target.possible()) {
            listener.onEvent(stopped(step, action.because(), "no rollback is left"));
            return false;
        }
        OptionalLong judgedFrom = executor.goBack(step, action, listener);
        if (judgedFrom.isEmpty()) {
            listener.onEvent(stopped(step, action.because(), "no checkpoint to go back to is sound"));
            return false;
        }
        watchAnew(judgedFrom.getAsLong());
        return true;
    }

    private RunEvent stopped(long step, Diagnosis because, String reason) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("because", because.kind());
        evidence.put("rollbacks", target.count());
        return new RunEvent(
                step,
                "stopped",
                Severity.CRITICAL,
                PlayerRole.BOTH,
                evidence,
                target.count() == 0
                        ? "Begin again with other settings."
                        : "Look at the networks' balance before trying again: the same diagnosis came back under ever lower rates.",
                "the run is stopped: " + reason);
    }

    /** What the check at the latest step found, if there was one. */
    public Optional<MonitorObservation> observation() {
        return observation;
    }

    /** Adds what was done so far to a record. */
    public void count(ObjectNode node) {
        policy.count(node);
        node.put("rollbacks", target.count());
    }

    /** Whether a checkpoint of the game as it began is needed to go back to. */
    public boolean wantsStart() {
        return config.rollsBack();
    }

    /** Steps whose checkpoints must stay: the one to which it would go back, and the best one. */
    public List<Long> kept() {
        return Stream.concat(target.step().stream(), best.step().stream()).toList();
    }

    /** Whether no checkpoint's samples have been nearer to the data. */
    public boolean isBest(long step) {
        return best.step().equals(Optional.of(step));
    }

    /** Notes that a checkpoint is being taken, and says how far its samples are from the data. */
    public Optional<Double> saving(long step) {
        if (step == 0 || monitor.healthy(step)) {
            target.set(step);
        }
        Optional<Double> distance = probe.distance();
        distance.ifPresent(far -> best.see(step, far));
        return distance;
    }

    /**
     * Adds what it remembers to a checkpoint in the making.
     *
     * @param tensors gets the last check's samples
     * @param state gets the rest; it holds the players' nodes already
     */
    public void write(Map<String, Tensor> tensors, ObjectNode state) {
        probe.last().ifPresent(tensor -> tensors.put(SAMPLES, tensor));
        plateaus.write((ObjectNode) generator(state), (ObjectNode) discriminator(state));
        best.write(state);
        policy.write(state.putObject("interventions"));
        target.write(state.putObject("rollback"));
        ObjectNode memory = state.putObject("monitor");
        for (Map.Entry<String, double[]> entry : monitor.state().entrySet()) {
            ArrayNode numbers = memory.putArray(entry.getKey());
            for (double number : entry.getValue()) {
                numbers.add(number);
            }
        }
    }

    /** Goes on from what {@link #write} wrote. */
    public void restore(Checkpoint checkpoint) {
        JsonNode state = checkpoint.state();
        probe.restore(Optional.ofNullable(checkpoint.tensors().get(SAMPLES)));
        plateaus.restore(generator(state), discriminator(state));
        best.restore(state);
        policy.restore(state.path("interventions"));
        target.restore(state.path("rollback"));
        Map<String, double[]> memory = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : state.path("monitor").properties()) {
            double[] numbers = new double[entry.getValue().size()];
            Arrays.setAll(numbers, i -> entry.getValue().get(i).asDouble());
            memory.put(entry.getKey(), numbers);
        }
        monitor.restore(memory);
    }

    private JsonNode generator(JsonNode state) {
        return TrainerState.node(state, trainer.players().generatorName());
    }

    private JsonNode discriminator(JsonNode state) {
        return TrainerState.node(state, trainer.players().discriminatorName());
    }

    @Override
    public void close() {
        probe.close();
    }
}
