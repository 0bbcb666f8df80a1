package dev.sparring.gan.monitor.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.MonitorConfig.Policy;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.detector.Diagnosis;
import dev.sparring.gan.monitor.detector.DiagnosisKinds;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.UpdateMask;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what is done about diagnoses, by the policies of the configuration. Each action changes the conditions of the game,
 * so that nothing is tried twice as it was. It changes nothing itself but what it remembers of its own decisions.
 */
public final class ActionPolicy {

    /** Checks for which a slowed network stays slow, and for which nothing more is done after a second warmup. */
    private static final int PAUSE = 5;

    private static final double LOWEST_SHARE = 0.1;

    /** Never less than this part of a rate is left at once. */
    private static final double LEAST_SHARE = 0.01;

    private final MonitorConfig config;
    private final double equilibrium;
    private final StepSkipper skipper = new StepSkipper();
    private int rewarms;
    private long rewarmAgainAt;
    private long generatorSlowUntil;
    private long discriminatorSlowUntil;

    /**
     * A policy of a run at its start.
     *
     * @param config which kinds of diagnoses are answered, and how
     * @param equilibrium the discriminator's loss where the game is settled
     */
    public ActionPolicy(MonitorConfig config, double equilibrium) {
        this.config = config;
        this.equilibrium = equilibrium;
    }

    /** Forgets whom to hold back: what follows is another run's. What has been done stays counted. */
    public void forget() {
        skipper.forget();
        rewarmAgainAt = 0;
        generatorSlowUntil = 0;
        discriminatorSlowUntil = 0;
    }

    /**
     * Who learns in the next step; to be asked once a step.
     *
     * @return both, or one while the other sits out
     */
    public UpdateMask next() {
        return skipper.next();
    }

    /**
     * Takes a step in.
     *
     * @param step what it did
     */
    public void observe(StepMetrics step) {
        skipper.observe(step);
    }

    /**
     * Whether a diagnosis is one to go back for: a critical one, or a part of the data that has been lost for long.
     *
     * @param diagnosis what is wrong
     * @param step completed steps
     * @return whether the policy of its kind is to roll back, and it is grave enough
     */
    public boolean goesBackFor(Diagnosis diagnosis, long step) {
        boolean lost = diagnosis.kind().equals(DiagnosisKinds.COLLAPSE) && diagnosis.isPersistent(step, config.every());
        boolean grave = diagnosis.severity() == Severity.CRITICAL || lost;
        return grave && config.policy(diagnosis.kind()) == Policy.ROLLBACK;
    }

    /**
     * Decides at a check.
     *
     * @param step completed steps
     * @param diagnoses what is wrong
     * @param signals of this check
     * @return what to do, in order; a {@link Action.GoBack} is alone
     */
    public List<Action> decide(long step, List<Diagnosis> diagnoses, Signals signals) {
        for (Diagnosis diagnosis : diagnoses) {
            if (goesBackFor(diagnosis, step)) {
                return List.of(new Action.GoBack(retainedShare(diagnosis.dominantPlayer(), signals), diagnosis));
            }
        }
        List<Action> actions = new ArrayList<>();
        UpdateMask before = skipper.turn();
        skipper.release();
        for (Diagnosis diagnosis : diagnoses) {
            PlayerRole dominant = diagnosis.dominantPlayer();
            Policy policy = config.policy(diagnosis.kind());
            // A second warmup's lower rate is for good, so a warning must have lasted.
            boolean grave = diagnosis.severity() == Severity.CRITICAL || diagnosis.isPersistent(step, config.every());
            if (policy == Policy.REWARM && grave && rewarms < config.attempts() && step >= rewarmAgainAt) {
                rewarms++;
                rewarmAgainAt = step + config.warmup() + PAUSE * config.every();
                double share = retainedShare(dominant, signals);
                heldBack(dominant)
                        .forEach(role -> actions.add(new Action.Rewarm(role, config.warmup(), share, diagnosis)));
            } else if (policy == Policy.SLOW) {
                heldBack(dominant).forEach(role -> slow(step, role, diagnosis, signals, actions));
            } else if (policy == Policy.SKIP && dominant != PlayerRole.BOTH) {
                skipper.hold(dominant);
                if (skipper.turn() != before) {
                    actions.add(new Action.SitOut(dominant, diagnosis));
                }
            }
        }
        return actions;
    }

    private static List<PlayerRole> heldBack(PlayerRole dominant) {
        return dominant == PlayerRole.BOTH
                ? List.of(PlayerRole.GENERATOR, PlayerRole.DISCRIMINATOR)
                : List.of(dominant);
    }

    /**
     * The share of its rate that a dominant player keeps: less than configured if it is driven so much faster than the other
     * one that it would still run ahead.
     */
    double retainedShare(PlayerRole dominant, Signals signals) {
        double lead = signals.get(TrainingSignal.LEAD);
        double even = Math.pow(
                10, dominant == PlayerRole.GENERATOR ? -lead : dominant == PlayerRole.DISCRIMINATOR ? lead : 0);
        return Math.max(LEAST_SHARE, Math.min(config.share(), even));
    }

    /** The rate falls with the distance of the discriminator's loss from where the game is settled. */
    private void slow(long step, PlayerRole role, Diagnosis because, Signals signals, List<Action> actions) {
        if (step < (role == PlayerRole.GENERATOR ? generatorSlowUntil : discriminatorSlowUntil)) {
            return;
        }
        long length = PAUSE * config.every();
        if (role == PlayerRole.GENERATOR) {
            generatorSlowUntil = step + length;
        } else {
            discriminatorSlowUntil = step + length;
        }
        double gap = signals.get(TrainingSignal.LOSS_GAP);
        actions.add(new Action.Slow(role, length, gapAware(gap, equilibrium), gap, because));
    }

    /**
     * The share of the rate that remains (Hazimeh and Ponomareva 2023, "Mind the (optimality) gap", algorithm 1, the falling
     * branch): a tenth where the loss is a tenth of its ideal away from it, half where there is no scale, or the ideal is not known.
     */
    static double gapAware(double gap, double ideal) {
        return ideal == 0 || !Double.isFinite(gap)
                ? 0.5
                : Math.max(LOWEST_SHARE, Math.pow(LOWEST_SHARE, Math.abs(gap) / (0.1 * ideal)));
    }

    /**
     * How often it acted, for the metrics.
     *
     * @param node gets {@code rewarms} and {@code skipped}
     */
    public void count(ObjectNode node) {
        node.put("rewarms", rewarms).put("skipped", skipper.skipped());
    }

    /**
     * Writes what it remembers.
     *
     * @param node of a checkpoint's state
     */
    public void write(ObjectNode node) {
        node.put("rewarms", rewarms)
                .put("rewarmAgainAt", rewarmAgainAt)
                .put("generatorSlowUntil", generatorSlowUntil)
                .put("discriminatorSlowUntil", discriminatorSlowUntil);
        skipper.write(node);
    }

    /**
     * Goes on from what {@link #write} wrote.
     *
     * @param node of a checkpoint's state
     */
    public void restore(JsonNode node) {
        rewarms = node.path("rewarms").asInt();
        rewarmAgainAt = node.path("rewarmAgainAt").asLong();
        generatorSlowUntil = node.path("generatorSlowUntil").asLong();
        discriminatorSlowUntil = node.path("discriminatorSlowUntil").asLong();
        skipper.restore(node);
    }
}
