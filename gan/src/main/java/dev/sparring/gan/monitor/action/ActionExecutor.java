package dev.sparring.gan.monitor.action;

import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.detector.Diagnosis;
import dev.sparring.gan.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Applies what was decided to the players, and tells the listener of every event and every change of a schedule as it makes it.
 * The one place that changes a game because of a diagnosis. Training thread only.
 */
public final class ActionExecutor {

    /** The share of its rate with which a second warmup begins. */
    static final double REWARM_FROM = 0.1;

    /** A thousand times the first warmup is long enough. */
    private static final int MOST_DOUBLINGS = 10;

    private final MonitorConfig config;
    private final Trainer trainer;
    private final RollbackTarget target;

    /**
     * An executor of a run at its start.
     *
     * @param config how long second warmups are
     * @param trainer whose players are changed
     * @param target where to go back to
     */
    public ActionExecutor(MonitorConfig config, Trainer trainer, RollbackTarget target) {
        this.config = config;
        this.trainer = trainer;
        this.target = target;
    }

    /**
     * Applies an action, but for {@link Action.GoBack}, which {@link #goBack} does.
     *
     * @param step completed steps
     * @param action what to do
     * @param listener is told
     * @throws SparringException.Storage if the listener cannot write it down
     */
    public void apply(long step, Action action, MonitorListener listener) throws SparringException.Storage {
        if (action instanceof Action.Rewarm rewarm) {
            rewarm(step, rewarm, listener);
        } else if (action instanceof Action.Slow slow) {
            slow(step, slow, listener);
        } else if (action instanceof Action.SitOut out) {
            Map<String, Object> evidence = because(out.because());
            listener.onEvent(done(step, "skip", out.role(), evidence, "it sits steps out while it wins"));
        } else if (action instanceof Action.Change change) {
            adjust(change.role(), change.change(), listener);
            listener.onEvent(ScheduleEvents.of(step, change.role(), change.change(), change.because()));
        } else {
            throw new IllegalArgumentException("action must not be to go back, got " + action);
        }
    }

    private void rewarm(long step, Action.Rewarm action, MonitorListener listener) throws SparringException.Storage {
        PlayerRole role = action.role();
        Player player = player(role);
        long length = updates(role, action.steps());
        Map<String, Object> evidence = because(action.because());
        evidence.put("update", player.updates());
        evidence.put("updates", length);
        evidence.put("from", REWARM_FROM);
        boolean reduced = action.share() < 1;
        if (reduced) {
            adjust(role, new ScheduleChange.Reduce(player.updates(), action.share()), listener);
            evidence.put("share", action.share());
        }
        adjust(role, new ScheduleChange.Rewarm(player.updates(), length, REWARM_FROM), listener);
        String text = reduced ? "a second warmup begins, to a lower rate" : "a second warmup begins";
        listener.onEvent(done(step, "rewarm", role, evidence, text));
    }

    private void slow(long step, Action.Slow action, MonitorListener listener) throws SparringException.Storage {
        PlayerRole role = action.role();
        Player player = player(role);
        long length = updates(role, action.steps());
        adjust(role, new ScheduleChange.Slow(player.updates(), length, action.share()), listener);
        Map<String, Object> evidence = because(action.because());
        evidence.put("loss_gap", action.lossGap());
        evidence.put("update", player.updates());
        evidence.put("updates", length);
        evidence.put("share", action.share());
        listener.onEvent(done(step, "slow", role, evidence, "its rate is lowered for a while"));
    }

    /**
     * Goes back to the last healthy checkpoint that is sound and on from there under other conditions: both networks warm up
     * again, the one that ran ahead to a lower rate, both optimizers begin afresh, and other batches follow, because step, data
     * and noise do not go back. Each time the warmup takes twice as long, so no two go on alike.
     *
     * @param step completed steps
     * @param action what to do
     * @param listener is told
     * @return the step from which the run is to be judged again, the end of the second warmup; empty if there is no sound
     *     checkpoint, and then nothing was changed
     * @throws SparringException.Storage if the listener cannot write it down, or no checkpoint can be read
     * @throws SparringException.Checkpoint if the checkpoint does not fit the networks
     */
    public OptionalLong goBack(long step, Action.GoBack action, MonitorListener listener)
            throws SparringException.Storage, SparringException.Checkpoint {
        List<String> damaged = new ArrayList<>();
        Optional<Checkpoint> goal = target.load(damaged);
        if (goal.isEmpty()) {
            return OptionalLong.empty();
        }
        TrainerState.restoreVectors(goal.get(), trainer);
        trainer.players().all().values().forEach(Player::resetOptimizer);
        int count = target.countRollback();
        // Lower rates learn more slowly: each time it takes twice as long until the run is judged again.
        long warmup = config.warmup() << Math.min(count - 1, MOST_DOUBLINGS);
        Map<String, Object> evidence = because(action.because());
        evidence.put("to_step", goal.get().step());
        evidence.put("rollbacks", count);
        if (!damaged.isEmpty()) {
            evidence.put("damaged", String.join("; ", damaged));
        }
        String text = "both networks are as they were at step " + goal.get().step() + "; optimizers begin afresh";
        listener.onEvent(done(step, "rollback", PlayerRole.BOTH, evidence, text));
        PlayerRole dominant = action.because().dominantPlayer();
        for (PlayerRole role : List.of(PlayerRole.GENERATOR, PlayerRole.DISCRIMINATOR)) {
            boolean ranAhead = dominant == role || dominant == PlayerRole.BOTH;
            rewarm(step, new Action.Rewarm(role, warmup, ranAhead ? action.share() : 1, action.because()), listener);
        }
        return OptionalLong.of(step + warmup);
    }

    private void adjust(PlayerRole role, ScheduleChange change, MonitorListener listener) {
        player(role).adjust(change);
        listener.onScheduleChange(role, change);
    }

    private Player player(PlayerRole role) {
        return role == PlayerRole.GENERATOR ? trainer.generator() : trainer.discriminator();
    }

    /** A network's own updates in a number of steps. */
    private long updates(PlayerRole role, long steps) {
        return role == PlayerRole.GENERATOR ? steps : steps * trainer.game().discriminatorUpdates();
    }

    private static Map<String, Object> because(Diagnosis diagnosis) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("because", diagnosis.kind());
        evidence.put("since_step", diagnosis.since());
        return evidence;
    }

    private static RunEvent done(long step, String kind, PlayerRole role, Map<String, Object> evidence, String action) {
        return new RunEvent(step, kind, Severity.INFO, role, evidence, "", action);
    }
}
