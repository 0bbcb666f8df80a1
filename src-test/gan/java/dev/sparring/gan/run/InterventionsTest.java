package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.balance.BalanceMonitor;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.GameFigures;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.balance.Thresholds;
import dev.sparring.gan.balance.Verdict;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.MonitorConfig.Policy;
import dev.sparring.gan.data.Feed;
import dev.sparring.gan.data.GaussianMixture;
import dev.sparring.gan.data.Latent;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.train.PlayerRecord;
import dev.sparring.gan.train.StepRecord;
import dev.sparring.gan.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Sgd;

class InterventionsTest {

    private static final double EQUILIBRIUM = 2 * Math.log(2);
    private static final Verdict COLLAPSE =
            new Verdict("mode-collapse", Severity.CRITICAL, Side.GENERATOR, Side.GENERATOR, 800);
    private static final Verdict OVERPOWERED =
            new Verdict("discriminator-overpowers", Severity.WARNING, Side.DISCRIMINATOR, Side.DISCRIMINATOR, 800);

    private final Network first = Network.of(new Mlp(4, 1).generator(2, SampleShape.vector(2), 1));
    private final Network second = Network.of(new Mlp(4, 1).discriminator(SampleShape.vector(2), 2));
    private final Trainer trainer = new Trainer(
            Player.of(first, Sgd.builder().build(), LearningRate.constant(1)).build(),
            Player.of(second, Sgd.builder().build(), LearningRate.constant(2)).build(),
            Loss.named("non-saturating").orElseThrow(),
            new Feed(GaussianMixture.ring(8, 1, 0.02, 3), 4, 3),
            new Latent(2, Latent.Distribution.NORMAL, 3),
            new Trainer.Rounds(5, 0, 0));

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private Interventions interventions(Policy policy) {
        return new Interventions(
                new MonitorConfig(100, policy, Map.of(), MonitorConfig.Features.AUTO, Optional.empty(), 2, 0.5, 400),
                trainer,
                EQUILIBRIUM);
    }

    private static GameFigures figures(double lossGap) {
        return new GameFigures(0.9, 0.5, 1, lossGap, 0.5, 1, 0.5, 1, -3, -3, 0, 0, 0);
    }

    private static GameFigures leading(double lead) {
        return new GameFigures(0.9, 0.5, 1, 0, 0.5, 1, 0.5, 1, -3, -3, lead, 0, 0);
    }

    private static StepRecord record(double separation) {
        PlayerRecord side = new PlayerRecord(1, 1, 1, 1, 1);
        return new StepRecord(1, 4, side, side, 0, 0, 0.5, 0.5, separation, 1, 0);
    }

    @Test
    void toWarnIsToDoNothing() {
        Interventions interventions = interventions(Policy.WARN);
        assertThat(interventions.act(1000, List.of(COLLAPSE, OVERPOWERED), figures(-1)))
                .isEmpty();
        interventions.observe(record(1));
        assertThat(interventions.next()).isEqualTo(Trainer.Turn.BOTH);
        assertThat(trainer.generator().adjustments()).isEmpty();
    }

    @Test
    void aSecondWarmupHoldsBackTheNetworkThatRanAheadAndNoOther() {
        List<Event> events = interventions(Policy.REWARM).act(1000, List.of(COLLAPSE), figures(0));
        assertThat(events).extracting(Event::kind).containsExactly("rewarm");
        assertThat(events.get(0).network()).isEqualTo(Side.GENERATOR);
        assertThat(events.get(0).evidence()).containsEntry("because", "mode-collapse");
        // From a tenth to the whole of half the rate, in 400 updates.
        assertThat(trainer.generator().schedule().rate(0)).isCloseTo(0.05, within(1e-12));
        assertThat(trainer.generator().schedule().rate(200)).isCloseTo(0.5 * (0.1 + 0.9 / 2), within(1e-12));
        assertThat(trainer.generator().schedule().rate(400)).isEqualTo(0.5);
        assertThat(trainer.discriminator().adjustments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GENERATOR, 1, 0.1",
        "GENERATOR, 5, 0.01",
        "GENERATOR, -1, 0.5",
        "GENERATOR, 0.1, 0.5",
        "DISCRIMINATOR, -1, 0.1",
        "DISCRIMINATOR, 1, 0.5",
        "BOTH, 3, 0.5"
    })
    void whoMovesManyTimesAsFastIsHeldBackToTheOthersPace(Side winner, double lead, double kept) {
        assertThat(interventions(Policy.REWARM).kept(winner, leading(lead))).isCloseTo(kept, within(1e-12));
    }

    @Test
    void aSecondWarmupLeadsToTheOthersPace() {
        interventions(Policy.REWARM).act(1000, List.of(COLLAPSE), leading(2));
        assertThat(trainer.generator().schedule().rate(400)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void aDiscriminatorsSecondWarmupIsAsLongInSteps() {
        interventions(Policy.REWARM).act(1800, List.of(OVERPOWERED), figures(0));
        assertThat(trainer.discriminator().schedule().rate(1999)).isLessThan(1);
        assertThat(trainer.discriminator().schedule().rate(2000)).isEqualTo(1);
        assertThat(trainer.generator().adjustments()).isEmpty();
    }

    @Test
    void aWarningMustLastForTenLooksToLowerARateForGood() {
        Interventions interventions = interventions(Policy.REWARM);
        assertThat(interventions.act(1700, List.of(OVERPOWERED), figures(0))).isEmpty();
        assertThat(interventions.act(1800, List.of(OVERPOWERED), figures(0))).hasSize(1);
    }

    @Test
    void secondWarmupsKeepTheirDistanceAndAreCounted() {
        Interventions interventions = interventions(Policy.REWARM);
        long[] steps = {1000, 1100, 1800, 1900, 2800, 5000};
        int[] acts = {1, 0, 0, 1, 0, 0};
        for (int i = 0; i < steps.length; i++) {
            assertThat(interventions.act(steps[i], List.of(COLLAPSE), figures(0)))
                    .as("step %d", steps[i])
                    .hasSize(acts[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.01386294361, 0.7943282347", "0.1386294361, 0.1", "1, 0.1", "-0.01386294361, 0.7943282347"})
    void theGapAwareShareFallsToATenthAtATenthOfTheIdeal(double gap, double share) {
        assertThat(Interventions.gapAware(gap, EQUILIBRIUM)).isCloseTo(share, within(1e-6));
        assertThat(Interventions.gapAware(gap, 0)).isEqualTo(0.5);
    }

    @Test
    void aSlowedNetworkIsSlowForFiveLooksAndThenJudgedAgain() {
        Interventions interventions = interventions(Policy.SLOW);
        List<Event> events = interventions.act(1000, List.of(OVERPOWERED), figures(-1));
        assertThat(events).extracting(Event::kind).containsExactly("slow");
        assertThat(trainer.discriminator().schedule().rate(0)).isEqualTo(0.2);
        assertThat(trainer.discriminator().schedule().rate(5 * 500 - 1)).isEqualTo(0.2);
        assertThat(trainer.discriminator().schedule().rate(5 * 500)).isEqualTo(2);
        assertThat(interventions.act(1400, List.of(OVERPOWERED), figures(-1))).isEmpty();
        assertThat(interventions.act(1500, List.of(OVERPOWERED), figures(-1))).hasSize(1);
    }

    @Test
    void aWinnerSitsOutWhileItWinsAndAtMostNineInARow() {
        Interventions interventions = interventions(Policy.SKIP);
        List<Event> events = interventions.act(1000, List.of(OVERPOWERED), figures(-1));
        assertThat(events).extracting(Event::kind).containsExactly("skip");
        assertThat(interventions.act(1100, List.of(OVERPOWERED), figures(-1))).isEmpty();
        for (int step = 0; step < 40; step++) {
            interventions.observe(record(0.95));
            assertThat(interventions.next())
                    .as("step %d", step)
                    .isEqualTo(step % 10 == 9 ? Trainer.Turn.BOTH : Trainer.Turn.GENERATOR);
        }
        interventions.observe(record(0.7));
        assertThat(interventions.next()).isEqualTo(Trainer.Turn.BOTH);
        interventions.act(1200, List.of(), figures(0));
        interventions.observe(record(0.95));
        assertThat(interventions.next()).isEqualTo(Trainer.Turn.BOTH);
    }

    @Test
    void aGeneratorThatFoolsSitsOutToo() {
        Interventions interventions = interventions(Policy.SKIP);
        interventions.act(1000, List.of(COLLAPSE), figures(0));
        interventions.observe(record(0.4));
        assertThat(interventions.next()).isEqualTo(Trainer.Turn.DISCRIMINATOR);
        interventions.observe(record(0.6));
        assertThat(interventions.next()).isEqualTo(Trainer.Turn.BOTH);
    }

    @ParameterizedTest
    @CsvSource({
        "mode-collapse, CRITICAL, 900, true",
        "mode-collapse, WARNING, 1700, false",
        "mode-collapse, WARNING, 1800, true",
        "oscillation, WARNING, 9000, false",
        "divergence, CRITICAL, 900, false"
    })
    void whatIsCriticalOrLosesPartOfTheDataForLongIsGoneBackFor(
            String kind, Severity severity, long step, boolean answered, @TempDir Path folder) {
        MonitorConfig config = new MonitorConfig(
                100,
                Policy.ROLLBACK,
                Map.of("divergence", Policy.WARN),
                MonitorConfig.Features.AUTO,
                Optional.empty(),
                2,
                0.5,
                400);
        Rollback rollback = new Rollback(
                config,
                trainer,
                new BalanceMonitor(EQUILIBRIUM, Thresholds.calibrated(), true),
                new Interventions(config, trainer, EQUILIBRIUM),
                new CheckpointStore(folder));
        Verdict verdict = new Verdict(kind, severity, Side.GENERATOR, Side.GENERATOR, 800);
        assertThat(rollback.answers(verdict, step)).isEqualTo(answered);
    }

    @Test
    void afterARollbackNobodySitsOutAndAnybodyCanBeSlowedAgain() {
        Interventions skipping = interventions(Policy.SKIP);
        skipping.act(1000, List.of(OVERPOWERED), figures(-1));
        skipping.observe(record(0.95));
        skipping.forget();
        assertThat(skipping.next()).isEqualTo(Trainer.Turn.BOTH);
        Interventions slowing = interventions(Policy.SLOW);
        assertThat(slowing.act(1000, List.of(OVERPOWERED), figures(-1))).hasSize(1);
        slowing.forget();
        assertThat(slowing.act(1100, List.of(OVERPOWERED), figures(-1))).hasSize(1);
    }

    @Test
    void itsMemoryCanBeStored() {
        Interventions whole = interventions(Policy.SKIP);
        whole.act(1000, List.of(OVERPOWERED), figures(-1));
        whole.observe(record(0.95));
        whole.next();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        whole.write(node);
        Interventions second = interventions(Policy.SKIP);
        second.restore(node);
        for (int step = 0; step < 25; step++) {
            assertThat(second.next()).isEqualTo(whole.next());
        }
        assertThat(second.act(1100, List.of(OVERPOWERED), figures(-1))).isEmpty();
    }
}
