package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.balance.BalanceMonitor;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.balance.Verdict;
import dev.sparring.gan.balance.Verdicts;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.MonitorConfig.Policy;
import dev.sparring.gan.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes back to the last healthy checkpoint and on from there under other conditions: both networks warm up again, the one
 * that ran ahead to a lower rate, both optimizers begin afresh, and other batches follow, because step, data and noise do not
 * go back. Each rollback lowers the rate once more and warms up twice as long, so no two go on alike.
 */
final class Rollback {

    private static final long NOWHERE = -1;
    /** A thousand times the first warmup is long enough. */
    private static final int MOST_DOUBLINGS = 10;

    private final MonitorConfig config;
    private final Trainer trainer;
    private final BalanceMonitor monitor;
    private final Interventions interventions;
    private final CheckpointStore checkpoints;
    private int count;
    private long target = NOWHERE;

    Rollback(
            MonitorConfig config,
            Trainer trainer,
            BalanceMonitor monitor,
            Interventions interventions,
            CheckpointStore checkpoints) {
        this.config = config;
        this.trainer = trainer;
        this.monitor = monitor;
        this.interventions = interventions;
        this.checkpoints = checkpoints;
    }

    /** How often it went back. */
    int count() {
        return count;
    }

    /** The step to which it would go back. */
    Optional<Long> target() {
        return target == NOWHERE ? Optional.empty() : Optional.of(target);
    }

    /** Notes a healthy checkpoint. */
    void target(long step) {
        target = step;
    }

    /** Whether a verdict is one to go back for: a critical one, or a part of the data that has been lost for long. */
    boolean answers(Verdict verdict, long step) {
        boolean lost = verdict.kind().equals(Verdicts.COLLAPSE) && verdict.lasts(step, config.every());
        boolean grave = verdict.severity() == Severity.CRITICAL || lost;
        return grave && config.policy(verdict.kind()) == Policy.ROLLBACK;
    }

    boolean possible() {
        return count < config.attempts() && target != NOWHERE;
    }

    /**
     * Goes back; the one that ran ahead keeps a share of its rate. A damaged checkpoint is passed over for an older one.
     *
     * @return whether there was one to go back to
     */
    boolean go(long step, Verdict verdict, double share, Watch.Events events)
            throws SparringException.Storage, SparringException.Checkpoint {
        List<String> damaged = new ArrayList<>();
        Optional<Checkpoint> goal = goal(damaged);
        if (goal.isEmpty()) {
            target = NOWHERE;
            return false;
        }
        target = goal.get().step();
        Snapshots.restoreVectors(goal.get(), trainer);
        count++;
        trainer.generator().renew();
        trainer.discriminator().renew();
        // Lower rates learn more slowly: each time it takes twice as long until the run is judged again.
        long warmup = config.warmup() << Math.min(count - 1, MOST_DOUBLINGS);
        monitor.restart(step + warmup);
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("because", verdict.kind());
        evidence.put("since_step", verdict.since());
        evidence.put("to_step", target);
        evidence.put("rollbacks", count);
        if (!damaged.isEmpty()) {
            evidence.put("damaged", String.join("; ", damaged));
        }
        events.happened(new Event(
                step,
                "rollback",
                Severity.INFO,
                Side.BOTH,
                evidence,
                "",
                "both networks are as they were at step " + target + "; optimizers begin afresh"));
        for (Side side : new Side[] {Side.GENERATOR, Side.DISCRIMINATOR}) {
            boolean ranAhead = verdict.winner() == side || verdict.winner() == Side.BOTH;
            events.happened(interventions.rewarm(step, side, verdict, ranAhead ? share : 1, warmup));
        }
        return true;
    }

    /** The newest sound checkpoint that is not newer than the target; tells of each that is not sound. */
    private Optional<Checkpoint> goal(List<String> damaged) throws SparringException.Storage {
        for (long step : checkpoints.steps()) {
            if (step <= target) {
                try {
                    return Optional.of(checkpoints.load(step));
                } catch (SparringException.Checkpoint e) {
                    damaged.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    void write(ObjectNode node) {
        node.put("count", count).put("target", target);
    }

    /** Goes on from what {@link #write} wrote. */
    void restore(JsonNode node) {
        count = node.path("count").asInt();
        target = node.path("target").asLong(NOWHERE);
    }
}
