package dev.sparring.gan.monitor.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.MonitorConfig;
import dev.sparring.gan.config.MonitorConfig.Policy;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.monitor.detector.Diagnosis;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import dev.sparring.gan.step.GanStep;
import dev.sparring.gan.step.UpdateRatio;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import dev.sparring.gan.train.UpdateMask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Sgd;

class ActionPolicyTest {

    private static final double EQUILIBRIUM = 2 * Math.log(2);
    private static final Diagnosis COLLAPSE =
            new Diagnosis("mode-collapse", Severity.CRITICAL, PlayerRole.GENERATOR, PlayerRole.GENERATOR, 800);
    private static final Diagnosis OVERPOWERED = new Diagnosis(
            "discriminator-overpowers", Severity.WARNING, PlayerRole.DISCRIMINATOR, PlayerRole.DISCRIMINATOR, 800);

    private final Network first = Network.of(new Mlp(4, 1).generator(2, SampleShape.vector(2), 1));
    private final Network second = Network.of(new Mlp(4, 1).discriminator(SampleShape.vector(2), 2));
    private final Trainer trainer = new Trainer(new GanStep(
            Player.of(first, Sgd.builder().build(), LearningRate.constant(1)).build(),
            Player.of(second, Sgd.builder().build(), LearningRate.constant(2)).build(),
            Losses.NON_SATURATING,
            new DataLoader(GaussianMixture.ring(8, 1, 0.02, 3), 4, 3),
            new LatentVectors(2, LatentVectors.Distribution.NORMAL, 3),
            new UpdateRatio(5, 0, 0)));

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    /** A policy with the executor that applies what it decides, as in a run. */
    private final class Acting {

        private final ActionPolicy policy;
        private final ActionExecutor executor;
        private final List<ScheduleChange> changes = new ArrayList<>();

        Acting(Policy policy) {
            MonitorConfig config =
                    new MonitorConfig(100, policy, Map.of(), MonitorConfig.AUTO, Optional.empty(), 2, 0.5, 400);
            this.policy = new ActionPolicy(config, EQUILIBRIUM);
            this.executor =
                    new ActionExecutor(config, trainer, new RollbackTarget(new CheckpointStore(Path.of("none")), 2));
        }

        List<RunEvent> act(long step, List<Diagnosis> diagnoses, Signals signals) throws SparringException.Storage {
            List<RunEvent> events = new ArrayList<>();
            for (Action action : policy.decide(step, diagnoses, signals)) {
                executor.apply(step, action, new MonitorListener() {
                    @Override
                    public void onEvent(RunEvent event) {
                        events.add(event);
                    }

                    @Override
                    public void onScheduleChange(PlayerRole role, ScheduleChange change) {
                        changes.add(change);
                    }
                });
            }
            return events;
        }
    }

    private Acting acting(Policy policy) {
        return new Acting(policy);
    }

    private static Signals figures(double lossGap) {
        return new Signals(1000, 1000, Map.of(TrainingSignal.LOSS_GAP.key(), lossGap, TrainingSignal.LEAD.key(), 0.0));
    }

    private static Signals leading(double lead) {
        return new Signals(1000, 1000, Map.of(TrainingSignal.LOSS_GAP.key(), 0.0, TrainingSignal.LEAD.key(), lead));
    }

    private static StepMetrics record(double separation) {
        PlayerMetrics side = new PlayerMetrics(1, 1, 1, 1, 1);
        return new StepMetrics(1, 4, side, side, 0, 0, 0.5, 0.5, separation, 1, 0, Double.NaN);
    }

    @Test
    void toWarnIsToDoNothing() throws Exception {
        Acting acting = acting(Policy.WARN);
        assertThat(acting.act(1000, List.of(COLLAPSE, OVERPOWERED), figures(-1)))
                .isEmpty();
        acting.policy.observe(record(1));
        assertThat(acting.policy.next()).isEqualTo(UpdateMask.BOTH);
        assertThat(trainer.generator().scheduleChanges()).isEmpty();
    }

    @Test
    void aSecondWarmupHoldsBackTheNetworkThatRanAheadAndNoOther() throws Exception {
        Acting acting = acting(Policy.REWARM);
        List<RunEvent> events = acting.act(1000, List.of(COLLAPSE), figures(0));
        assertThat(events).extracting(RunEvent::kind).containsExactly("rewarm");
        assertThat(events.get(0).network()).isEqualTo(PlayerRole.GENERATOR);
        assertThat(events.get(0).evidence()).containsEntry("because", "mode-collapse");
        // From a tenth to the whole of half the rate, in 400 updates.
        assertThat(trainer.generator().schedule().rate(0)).isCloseTo(0.05, within(1e-12));
        assertThat(trainer.generator().schedule().rate(200)).isCloseTo(0.5 * (0.1 + 0.9 / 2), within(1e-12));
        assertThat(trainer.generator().schedule().rate(400)).isEqualTo(0.5);
        assertThat(trainer.discriminator().scheduleChanges()).isEmpty();
        assertThat(acting.changes)
                .as("the listener is told")
                .isEqualTo(trainer.generator().scheduleChanges());
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
    void whoMovesManyTimesAsFastIsHeldBackToTheOthersPace(PlayerRole dominant, double lead, double kept)
            throws Exception {
        assertThat(acting(Policy.REWARM).policy.retainedShare(dominant, leading(lead)))
                .isCloseTo(kept, within(1e-12));
    }

    @Test
    void aSecondWarmupLeadsToTheOthersPace() throws Exception {
        acting(Policy.REWARM).act(1000, List.of(COLLAPSE), leading(2));
        assertThat(trainer.generator().schedule().rate(400)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void aDiscriminatorsSecondWarmupIsAsLongInSteps() throws Exception {
        acting(Policy.REWARM).act(1800, List.of(OVERPOWERED), figures(0));
        assertThat(trainer.discriminator().schedule().rate(1999)).isLessThan(1);
        assertThat(trainer.discriminator().schedule().rate(2000)).isEqualTo(1);
        assertThat(trainer.generator().scheduleChanges()).isEmpty();
    }

    @Test
    void aWarningMustLastForTenLooksToLowerARateForGood() throws Exception {
        Acting acting = acting(Policy.REWARM);
        assertThat(acting.act(1700, List.of(OVERPOWERED), figures(0))).isEmpty();
        assertThat(acting.act(1800, List.of(OVERPOWERED), figures(0))).hasSize(1);
    }

    @Test
    void secondWarmupsKeepTheirDistanceAndAreCounted() throws Exception {
        Acting acting = acting(Policy.REWARM);
        long[] steps = {1000, 1100, 1800, 1900, 2800, 5000};
        int[] acts = {1, 0, 0, 1, 0, 0};
        for (int i = 0; i < steps.length; i++) {
            assertThat(acting.act(steps[i], List.of(COLLAPSE), figures(0)))
                    .as("step %d", steps[i])
                    .hasSize(acts[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.01386294361, 0.7943282347", "0.1386294361, 0.1", "1, 0.1", "-0.01386294361, 0.7943282347"})
    void theGapAwareShareFallsToATenthAtATenthOfTheIdeal(double gap, double share) throws Exception {
        assertThat(ActionPolicy.gapAware(gap, EQUILIBRIUM)).isCloseTo(share, within(1e-6));
        assertThat(ActionPolicy.gapAware(gap, 0)).isEqualTo(0.5);
    }

    @Test
    void aSlowedNetworkIsSlowForFiveLooksAndThenJudgedAgain() throws Exception {
        Acting acting = acting(Policy.SLOW);
        List<RunEvent> events = acting.act(1000, List.of(OVERPOWERED), figures(-1));
        assertThat(events).extracting(RunEvent::kind).containsExactly("slow");
        assertThat(trainer.discriminator().schedule().rate(0)).isEqualTo(0.2);
        assertThat(trainer.discriminator().schedule().rate(5 * 500 - 1)).isEqualTo(0.2);
        assertThat(trainer.discriminator().schedule().rate(5 * 500)).isEqualTo(2);
        assertThat(acting.act(1400, List.of(OVERPOWERED), figures(-1))).isEmpty();
        assertThat(acting.act(1500, List.of(OVERPOWERED), figures(-1))).hasSize(1);
    }

    @Test
    void aWinnerSitsOutWhileItWinsAndAtMostNineInARow() throws Exception {
        Acting acting = acting(Policy.SKIP);
        List<RunEvent> events = acting.act(1000, List.of(OVERPOWERED), figures(-1));
        assertThat(events).extracting(RunEvent::kind).containsExactly("skip");
        assertThat(acting.act(1100, List.of(OVERPOWERED), figures(-1))).isEmpty();
        for (int step = 0; step < 40; step++) {
            acting.policy.observe(record(0.95));
            assertThat(acting.policy.next())
                    .as("step %d", step)
                    .isEqualTo(step % 10 == 9 ? UpdateMask.BOTH : UpdateMask.GENERATOR);
        }
        acting.policy.observe(record(0.7));
        assertThat(acting.policy.next()).isEqualTo(UpdateMask.BOTH);
        acting.act(1200, List.of(), figures(0));
        acting.policy.observe(record(0.95));
        assertThat(acting.policy.next()).isEqualTo(UpdateMask.BOTH);
    }

    @Test
    void aGeneratorThatFoolsSitsOutToo() throws Exception {
        Acting acting = acting(Policy.SKIP);
        acting.act(1000, List.of(COLLAPSE), figures(0));
        acting.policy.observe(record(0.4));
        assertThat(acting.policy.next()).isEqualTo(UpdateMask.DISCRIMINATOR);
        acting.policy.observe(record(0.6));
        assertThat(acting.policy.next()).isEqualTo(UpdateMask.BOTH);
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
            String kind, Severity severity, long step, boolean answered) throws Exception {
        MonitorConfig config = new MonitorConfig(
                100,
                Policy.ROLLBACK,
                Map.of("divergence", Policy.WARN),
                MonitorConfig.AUTO,
                Optional.empty(),
                2,
                0.5,
                400);
        Diagnosis diagnosis = new Diagnosis(kind, severity, PlayerRole.GENERATOR, PlayerRole.GENERATOR, 800);
        ActionPolicy policy = new ActionPolicy(config, EQUILIBRIUM);
        assertThat(policy.goesBackFor(diagnosis, step)).isEqualTo(answered);
        assertThat(policy.decide(step, List.of(diagnosis), leading(2)))
                .isEqualTo(answered ? List.of(new Action.GoBack(0.01, diagnosis)) : List.of());
    }

    @Test
    void afterARollbackNobodySitsOutAndAnybodyCanBeSlowedAgain() throws Exception {
        Acting skipping = acting(Policy.SKIP);
        skipping.act(1000, List.of(OVERPOWERED), figures(-1));
        skipping.policy.observe(record(0.95));
        skipping.policy.forget();
        assertThat(skipping.policy.next()).isEqualTo(UpdateMask.BOTH);
        Acting slowing = acting(Policy.SLOW);
        assertThat(slowing.act(1000, List.of(OVERPOWERED), figures(-1))).hasSize(1);
        slowing.policy.forget();
        assertThat(slowing.act(1100, List.of(OVERPOWERED), figures(-1))).hasSize(1);
    }

    @Test
    void itsMemoryCanBeStored() throws Exception {
        Acting whole = acting(Policy.SKIP);
        whole.act(1000, List.of(OVERPOWERED), figures(-1));
        whole.policy.observe(record(0.95));
        whole.policy.next();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        whole.policy.write(node);
        Acting second = acting(Policy.SKIP);
        second.policy.restore(node);
        for (int step = 0; step < 25; step++) {
            assertThat(second.policy.next()).isEqualTo(whole.policy.next());
        }
        assertThat(second.act(1100, List.of(OVERPOWERED), figures(-1))).isEmpty();
    }
}
