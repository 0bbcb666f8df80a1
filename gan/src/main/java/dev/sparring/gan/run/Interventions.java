package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.schedule.Adjustment;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.GameFigures;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.balance.Verdict;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.MonitorConfig.Policy;
import dev.sparring.gan.train.StepRecord;
import dev.sparring.gan.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is done about verdicts that stand, short of going back: second warmups, lower rates, steps that are sat out. Each
 * changes the conditions of the game, so that nothing is tried twice as it was.
 */
final class Interventions {

    /** The share of its rate with which a second warmup begins. */
    static final double REWARM_FROM = 0.1;

    /** Looks for which a slowed network stays slow, and for which nothing more is done after a second warmup. */
    private static final int PAUSE = 5;

    /** The most steps in a row that a network sits out. */
    private static final int MOST_SKIPPED = 9;

    /**
     * A discriminator that is right so often wins: Wu et al. 2016, "Learning a probabilistic latent space of object shapes via 3D
     * generative-adversarial modeling", NeurIPS, update it below 80 %.
     */
    private static final double WINS = 0.8;

    /** One that is right no more often than this is beaten. */
    private static final double BEATEN = 0.5;

    private static final double LOWEST_SHARE = 0.1;

    /** Never less than this part of a rate is left at once. */
    private static final double LEAST_KEPT = 0.01;

    private final MonitorConfig config;
    private final Trainer trainer;
    private final double equilibrium;
    private int rewarms;
    private long rewarmAgainAt;
    private long generatorSlowUntil;
    private long discriminatorSlowUntil;
    private Trainer.Turn turn = Trainer.Turn.BOTH;
    private long skipped;
    private int skippedInRow;
    private double separation;

    Interventions(MonitorConfig config, Trainer trainer, double equilibrium) {
        this.config = config;
        this.trainer = trainer;
        this.equilibrium = equilibrium;
    }

    /** Forgets whom to hold back: what follows is another run's. What has been done stays counted. */
    void forget() {
        turn = Trainer.Turn.BOTH;
        skippedInRow = 0;
        rewarmAgainAt = 0;
        generatorSlowUntil = 0;
        discriminatorSlowUntil = 0;
    }

    /** Who learns in the next step. */
    Trainer.Turn next() {
        boolean wins = (turn == Trainer.Turn.GENERATOR && separation > WINS)
                || (turn == Trainer.Turn.DISCRIMINATOR && separation < BEATEN);
        if (!wins || skippedInRow == MOST_SKIPPED) {
            skippedInRow = 0;
            return Trainer.Turn.BOTH;
        }
        skippedInRow++;
        skipped++;
        return turn;
    }

    /** Takes a step in. */
    void observe(StepRecord record) {
        separation = record.separation();
    }

    /** Acts upon what stands after a look; gives what was done. */
    List<Event> act(long step, List<Verdict> standing, GameFigures figures) {
        List<Event> done = new ArrayList<>();
        Trainer.Turn before = turn;
        turn = Trainer.Turn.BOTH;
        for (Verdict verdict : standing) {
            Policy policy = config.policy(verdict.kind());
            // Its lower rate is for good, so a warning must have lasted.
            boolean grave = verdict.severity() == Severity.CRITICAL || verdict.lasts(step, config.every());
            if (policy == Policy.REWARM && grave && rewarms < config.attempts() && step >= rewarmAgainAt) {
                rewarms++;
                rewarmAgainAt = step + config.warmup() + PAUSE * config.every();
                holdBack(verdict.winner())
                        .forEach(side -> done.add(
                                rewarm(step, side, verdict, kept(verdict.winner(), figures), config.warmup())));
            } else if (policy == Policy.SLOW) {
                holdBack(verdict.winner()).forEach(side -> slow(step, side, verdict, figures, done));
            } else if (policy == Policy.SKIP && verdict.winner() != Side.BOTH) {
                turn = verdict.winner() == Side.GENERATOR ? Trainer.Turn.DISCRIMINATOR : Trainer.Turn.GENERATOR;
                if (turn != before) {
                    done.add(action(
                            step, "skip", verdict.winner(), because(verdict), "it sits steps out while it wins"));
                }
            }
        }
        return done;
    }

    private static List<Side> holdBack(Side winner) {
        return winner == Side.BOTH ? List.of(Side.GENERATOR, Side.DISCRIMINATOR) : List.of(winner);
    }

    /**
     * The share of its rate that a network keeps which ran ahead: less than configured if it is driven so much faster than
     * the other one that it would still run ahead.
     */
    double kept(Side winner, GameFigures figures) {
        double lead = figures.lead();
        double even = Math.pow(10, winner == Side.GENERATOR ? -lead : winner == Side.DISCRIMINATOR ? lead : 0);
        return Math.max(LEAST_KEPT, Math.min(config.share(), even));
    }

    /** Warms a network up again from its next update on, over a number of steps and to a share of its rate. */
    Event rewarm(long step, Side side, Verdict verdict, double share, long steps) {
        Player player = player(side);
        Map<String, Object> evidence = because(verdict);
        evidence.put("update", player.updates());
        evidence.put("updates", updates(side, steps));
        evidence.put("from", REWARM_FROM);
        boolean reduced = share < 1;
        if (reduced) {
            player.adjust(new Adjustment.Reduce(player.updates(), share));
            evidence.put("share", share);
        }
        player.rewarm(player.updates(), updates(side, steps), REWARM_FROM);
        return action(
                step,
                "rewarm",
                side,
                evidence,
                reduced ? "a second warmup begins, to a lower rate" : "a second warmup begins");
    }

    /** The rate falls with the distance of the discriminator's loss from where the game is settled. */
    private void slow(long step, Side side, Verdict verdict, GameFigures figures, List<Event> done) {
        if (step < (side == Side.GENERATOR ? generatorSlowUntil : discriminatorSlowUntil)) {
            return;
        }
        long length = PAUSE * config.every();
        if (side == Side.GENERATOR) {
            generatorSlowUntil = step + length;
        } else {
            discriminatorSlowUntil = step + length;
        }
        double share = gapAware(figures.lossGap(), equilibrium);
        Player player = player(side);
        player.adjust(new Adjustment.Slow(player.updates(), updates(side, length), share));
        Map<String, Object> evidence = because(verdict);
        evidence.put("loss_gap", figures.lossGap());
        evidence.put("update", player.updates());
        evidence.put("updates", updates(side, length));
        evidence.put("share", share);
        done.add(action(step, "slow", side, evidence, "its rate is lowered for a while"));
    }

    /**
     * The share of the rate that remains (Hazimeh and Ponomareva 2023, "Mind the (optimality) gap", algorithm 1, the falling
     * branch): a tenth where the loss is a tenth of its ideal away from it, half where there is no scale.
     */
    static double gapAware(double gap, double ideal) {
        return ideal == 0 ? 0.5 : Math.max(LOWEST_SHARE, Math.pow(LOWEST_SHARE, Math.abs(gap) / (0.1 * ideal)));
    }

    private Player player(Side side) {
        return side == Side.GENERATOR ? trainer.generator() : trainer.discriminator();
    }

    /** A network's own updates in a number of steps. */
    private long updates(Side side, long steps) {
        return side == Side.GENERATOR ? steps : steps * trainer.rounds().steps();
    }

    private static Map<String, Object> because(Verdict verdict) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("because", verdict.kind());
        evidence.put("since_step", verdict.since());
        return evidence;
    }

    private static Event action(long step, String kind, Side network, Map<String, Object> evidence, String action) {
        return new Event(step, kind, Severity.INFO, network, evidence, "", action);
    }

    /** How often it acted, for the metrics. */
    void count(ObjectNode node) {
        node.put("rewarms", rewarms).put("skipped", skipped);
    }

    void write(ObjectNode node) {
        node.put("rewarms", rewarms)
                .put("rewarmAgainAt", rewarmAgainAt)
                .put("generatorSlowUntil", generatorSlowUntil)
                .put("discriminatorSlowUntil", discriminatorSlowUntil)
                .put("turn", turn.name())
                .put("skipped", skipped)
                .put("skippedInRow", skippedInRow)
                .put("separation", separation);
    }

    /** Goes on from what {@link #write} wrote. */
    void restore(JsonNode node) {
        rewarms = node.path("rewarms").asInt();
        rewarmAgainAt = node.path("rewarmAgainAt").asLong();
        generatorSlowUntil = node.path("generatorSlowUntil").asLong();
        discriminatorSlowUntil = node.path("discriminatorSlowUntil").asLong();
        turn = Trainer.Turn.valueOf(node.path("turn").asText(Trainer.Turn.BOTH.name()));
        skipped = node.path("skipped").asLong();
        skippedInRow = node.path("skippedInRow").asInt();
        separation = node.path("separation").asDouble();
    }
}
