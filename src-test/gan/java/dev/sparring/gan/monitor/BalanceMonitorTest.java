package dev.sparring.gan.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.schedule.AdjustedSchedule;
import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.metric.PrecisionRecall;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.monitor.detector.Diagnosis;
import dev.sparring.gan.monitor.detector.DiagnosisKinds;
import dev.sparring.gan.monitor.detector.Thresholds;
import dev.sparring.gan.monitor.statistics.ParameterSketch;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.SampleStatistics;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.monitor.statistics.TrainingSignal;
import dev.sparring.gan.monitor.statistics.TrajectorySignal;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BalanceMonitorTest {

    private static final int EVERY = 100;
    private static final double EQUILIBRIUM = 2 * Math.log(2);

    /** A look at a run, healthy but for what a test changes. */
    private static final class Looked {
        private double diversity = 0.97;
        private double shareLost = 0.01;
        private double precision = 0.9;
        private double drift = 0.05;
        private double moved = 0.1;
        private double separation = 0.6;
        private double gradientShare = 0.5;
        private double generatorTimes = 1;
        private double discriminatorTimes = 1;
        private double lossGap = -0.1;
        private double lead;
        private double highestDiversity = 1;

        Signals at(int step) {
            Map<String, Double> values = new HashMap<>();
            Signals.all().forEach(signal -> values.put(signal.key(), 0.0));
            values.put(TrainingSignal.SEPARATION.key(), separation);
            values.put(TrainingSignal.LOSS_GAP.key(), lossGap);
            values.put(TrainingSignal.GENERATOR_GRADIENT_SHARE.key(), gradientShare);
            values.put(TrainingSignal.GENERATOR_GRADIENT_TIMES.key(), generatorTimes);
            values.put(TrainingSignal.DISCRIMINATOR_GRADIENT_TIMES.key(), discriminatorTimes);
            values.put(TrainingSignal.LEAD.key(), lead);
            values.put(SampleSignal.DIVERSITY.key(), diversity);
            values.put(SampleSignal.SHARE_LOST.key(), shareLost);
            values.put(SampleSignal.PRECISION.key(), precision);
            values.put(SampleSignal.DRIFT.key(), drift);
            values.put(SampleSignal.MOVED.key(), moved);
            values.put(SampleSignal.HIGHEST_DIVERSITY.key(), highestDiversity);
            return new Signals(step, step, values);
        }

        SampleStatistics samples() {
            return new SampleStatistics() {
                @Override
                public PointSet features() {
                    return new PointSet(new float[] {0, 0}, 2);
                }

                @Override
                public double diversity() {
                    return diversity;
                }

                @Override
                public double effective() {
                    return 0.95;
                }

                @Override
                public double shareLost() {
                    return shareLost;
                }

                @Override
                public PrecisionRecall overlap() {
                    return new PrecisionRecall(precision, 0.8, 1, 0.8);
                }

                @Override
                public double differentBins() {
                    return 0.1;
                }

                @Override
                public double divergence() {
                    return 0.01;
                }

                @Override
                public double drift() {
                    return drift;
                }

                @Override
                public double moved() {
                    return moved;
                }

                @Override
                public double duplicates() {
                    return 0;
                }
            };
        }
    }

    private static Looked healthy() {
        return new Looked();
    }

    private static Looked collapsed(double diversity, double shareLost) {
        Looked looked = new Looked();
        looked.diversity = diversity;
        looked.shareLost = shareLost;
        return looked;
    }

    private static List<RunEvent> judge(BalanceMonitor monitor, int from, int to, IntFunction<Looked> looks) {
        List<RunEvent> events = new ArrayList<>();
        for (int step = from; step <= to; step += EVERY) {
            events.addAll(monitor.judge(looks.apply(step).at(step)));
        }
        return events;
    }

    private static BalanceMonitor monitor() {
        return new BalanceMonitor(EQUILIBRIUM, Thresholds.calibrated(), true);
    }

    private static List<RunEvent> judge(IntFunction<Looked> looks) {
        return judge(monitor(), EVERY, 6000, looks);
    }

    @Test
    void aBalancedGameRaisesNothing() {
        assertThat(judge(step -> step < 400 ? collapsed(0.1, 0.9) : healthy())).isEmpty();
    }

    @Test
    void samplesThatLieCloseTogetherAreATotalCollapseWithItsEvidence() {
        List<RunEvent> events = judge(step -> step < 1500 ? healthy() : collapsed(0.05, 0.87));
        assertThat(events).hasSize(1);
        RunEvent event = events.get(0);
        assertThat(event.kind()).isEqualTo("mode-collapse");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.network()).isEqualTo(PlayerRole.GENERATOR);
        assertThat(event.step()).isEqualTo(1700);
        assertThat(event.evidence())
                .containsEntry("extent", "total")
                .containsEntry("diversity", 0.05)
                .containsEntry("share_lost", 0.87)
                .containsEntry("since_step", 1500L)
                .containsKey("diversity_threshold");
        assertThat(event.advice()).isNotBlank();
    }

    @Test
    void samplesThatSpreadMoreAndMoreAreYoungAndNotCollapsed() {
        IntFunction<Looked> growing = step -> {
            Looked looked = collapsed(Math.min(0.79, 0.1 + step / 10_000.0), 0.9);
            looked.highestDiversity = looked.diversity;
            return looked;
        };
        assertThat(judge(monitor(), EVERY, 1600, growing)).isEmpty();
        IntFunction<Looked> stuck = step -> {
            Looked looked = growing.apply(Math.min(step, 700));
            looked.highestDiversity = 0.18;
            return looked;
        };
        assertThat(judge(monitor(), EVERY, 1600, stuck))
                .extracting(RunEvent::kind)
                .contains("mode-collapse");
        assertThat(judge(monitor(), EVERY, 3000, growing))
                .as("for ever young")
                .extracting(RunEvent::kind, RunEvent::step)
                .containsExactly(tuple("mode-collapse", 1700L));
        assertThat(judge(step -> {
                    Looked looked = collapsed(0, 0.9);
                    looked.highestDiversity = 0;
                    return looked;
                }))
                .as("all on one point, from the start")
                .extracting(RunEvent::kind)
                .contains("mode-collapse");
    }

    @Test
    void theLossOfPartOfTheDataIsAPartialCollapse() {
        List<RunEvent> events = judge(step -> step < 1500 ? healthy() : collapsed(0.9, 0.375));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(events.get(0).evidence()).containsEntry("extent", "partial").containsEntry("share_lost", 0.375);
    }

    @Test
    void aDipOfTwoLooksIsNoCollapse() {
        assertThat(judge(step -> step == 1500 || step == 1600 ? collapsed(0.05, 0.9) : healthy()))
                .isEmpty();
    }

    @Test
    void theEndOfACollapseIsSaid() {
        List<RunEvent> events = judge(step -> step >= 1000 && step < 2000 ? collapsed(0.02, 0.9) : healthy());
        assertThat(events).extracting(RunEvent::kind).containsExactly("mode-collapse", "recovered");
        assertThat(events.get(1).step()).isEqualTo(2200);
        assertThat(events.get(1).evidence()).containsEntry("was", "mode-collapse");
    }

    @Test
    void oneCriticalLookAmongWarningsIsAWarning() {
        List<RunEvent> events = judge(
                monitor(),
                EVERY,
                1200,
                step -> step < 1000 ? healthy() : step == 1200 ? collapsed(0.01, 0.9) : collapsed(0.9, 0.3));
        assertThat(events).extracting(RunEvent::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void aGradientThatDiesWhileTheDiscriminatorWinsIsVanishing() {
        List<RunEvent> events = judge(step -> {
            Looked looked = healthy();
            looked.gradientShare = Math.exp(-step / 500.0);
            looked.separation = 0.93;
            return looked;
        });
        assertThat(events).extracting(RunEvent::kind).containsOnly("vanishing-gradient");
        assertThat(events).extracting(RunEvent::severity).containsExactly(Severity.WARNING, Severity.CRITICAL);
    }

    @Test
    void aSmallGradientWhileTheDiscriminatorGuessesIsTheEquilibrium() {
        assertThat(judge(step -> {
                    Looked looked = healthy();
                    looked.gradientShare = Math.exp(-step / 500.0);
                    return looked;
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GENERATOR", "DISCRIMINATOR"})
    void aGradientThatLeapsIsExplodingForTheNetworkWhoseItIs(PlayerRole side) {
        List<RunEvent> events = judge(step -> {
            Looked looked = healthy();
            double times = step < 1500 ? 1 : 100;
            looked.generatorTimes = side == PlayerRole.GENERATOR ? times : 1;
            looked.discriminatorTimes = side == PlayerRole.DISCRIMINATOR ? times : 1;
            return looked;
        });
        assertThat(events).hasSize(1);
        assertThat(events.get(0).kind()).isEqualTo("exploding-gradient");
        assertThat(events.get(0).network()).isEqualTo(side);
    }

    @Test
    void aDiscriminatorThatIsAlwaysRightOverpowersAndMoreSoIfSamplesStandStill() {
        List<RunEvent> events = judge(step -> {
            Looked looked = healthy();
            looked.separation = step < 1000 ? 0.7 : 1;
            looked.precision = 0.02;
            looked.moved = step < 3000 ? 0.1 : 0.0001;
            return looked;
        });
        assertThat(events)
                .extracting(RunEvent::kind)
                .containsExactly("discriminator-overpowers", "discriminator-overpowers");
        assertThat(events).extracting(RunEvent::severity).containsExactly(Severity.WARNING, Severity.CRITICAL);
        assertThat(events.get(0).network()).isEqualTo(PlayerRole.DISCRIMINATOR);
    }

    @Test
    void aDiscriminatorThatIsAlwaysRightAboutGoodSamplesIsLeftAlone() {
        assertThat(judge(step -> {
                    Looked looked = healthy();
                    looked.separation = 1;
                    return looked;
                }))
                .isEmpty();
    }

    @Test
    void samplesFarOutsideTheDataDivergeAndDoNotCollapse() {
        List<RunEvent> events = judge(step -> step < 1500 ? healthy() : collapsed(800, 0.95));
        assertThat(events).extracting(RunEvent::kind).containsExactly("divergence");
        assertThat(events.get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void samplesThatLeapAboutFarOutsideTheDataDivergeThoughTheyLieOnOneSpot() {
        List<RunEvent> events = judge(step -> {
            Looked looked = collapsed(0, 0.9);
            looked.moved = 1200;
            return looked;
        });
        assertThat(events).extracting(RunEvent::kind).contains("divergence").doesNotContain("mode-collapse");
    }

    @Test
    void aDiscriminatorThatIsFooledByBadSamplesIsOverpowered() {
        List<RunEvent> events = judge(step -> {
            Looked looked = healthy();
            looked.separation = 0.3;
            looked.lossGap = 0.4;
            looked.shareLost = 0.5;
            return looked;
        });
        assertThat(events).extracting(RunEvent::kind).contains("generator-overpowers");
    }

    @Test
    void samplesThatChangePlacesAllTheTimeOscillate() {
        List<RunEvent> events = judge(step -> {
            Looked looked = healthy();
            looked.moved = 1.2;
            looked.drift = 0.8;
            return looked;
        });
        assertThat(events).extracting(RunEvent::kind).containsExactly("oscillation");
    }

    /** Independent samples of one distribution differ by 1.4 times its spread; none of them need change to another part of the data. */
    @Test
    void samplesThatAreMadeAnewAllTheTimeOscillate() {
        assertThat(judge(step -> {
                    Looked looked = healthy();
                    looked.moved = 1.1;
                    return looked;
                }))
                .extracting(RunEvent::kind)
                .containsExactly("oscillation");
        assertThat(judge(step -> {
                    Looked looked = healthy();
                    looked.moved = 0.7;
                    return looked;
                }))
                .isEmpty();
    }

    @Test
    void whatStandsIsKnownWithTheNetworkThatRanAhead() {
        BalanceMonitor monitor = monitor();
        judge(monitor, EVERY, 2000, step -> step < 1500 ? healthy() : collapsed(0.05, 0.87));
        assertThat(monitor.diagnoses())
                .containsExactly(new Diagnosis(
                        "mode-collapse", Severity.CRITICAL, PlayerRole.GENERATOR, PlayerRole.GENERATOR, 1500));
        assertThat(monitor.healthy(2000)).isFalse();
        monitor.restart(2000);
        assertThat(monitor.diagnoses()).isEmpty();
        assertThat(monitor.healthy(2100)).as("too young to judge").isFalse();
        judge(monitor, 2100, 2600, step -> healthy());
        assertThat(monitor.healthy(2600)).isTrue();
    }

    @Test
    void oneWorseLookDoesNotMakeADiagnosisYounger() {
        BalanceMonitor monitor = monitor();
        judge(
                monitor,
                EVERY,
                2500,
                step -> step < 1500 ? healthy() : step == 2300 ? collapsed(0.05, 0.9) : collapsed(0.9, 0.3));
        assertThat(monitor.diagnoses()).extracting(Diagnosis::since).containsExactly(1500L);
        judge(monitor, 2600, 3000, step -> collapsed(0.05, 0.9));
        assertThat(monitor.diagnoses()).extracting(Diagnosis::since).containsExactly(2600L);
    }

    @ParameterizedTest
    @CsvSource({
        "0.8, 0.9, GENERATOR",
        "-0.8, 0.6, DISCRIMINATOR",
        "0.6, 0.9, DISCRIMINATOR",
        "-0.6, 0.9, DISCRIMINATOR",
        "0.6, 0.6, GENERATOR",
        "-0.6, 0.6, GENERATOR"
    })
    void whoRanAheadIntoACollapseIsWhoIsDrivenFasterElseWhoWins(double lead, double separation, PlayerRole winner) {
        BalanceMonitor monitor = monitor();
        judge(monitor, EVERY, 1000, step -> {
            Looked looked = collapsed(0.05, 0.87);
            looked.lead = lead;
            looked.separation = separation;
            return looked;
        });
        assertThat(monitor.diagnoses())
                .filteredOn(diagnosis -> diagnosis.kind().equals(DiagnosisKinds.COLLAPSE))
                .extracting(Diagnosis::dominantPlayer)
                .containsExactly(winner);
    }

    @Test
    void whoRanAheadIsJudgedAnewWhileADiagnosisStands() {
        BalanceMonitor monitor = monitor();
        judge(monitor, EVERY, 2000, step -> {
            Looked looked = collapsed(0.05, 0.87);
            looked.lead = step < 1500 ? 2 : -2;
            return looked;
        });
        assertThat(monitor.diagnoses()).extracting(Diagnosis::dominantPlayer).containsExactly(PlayerRole.DISCRIMINATOR);
    }

    private static StepMetrics step(int step, double generatorGradient, double discriminatorGradient) {
        return new StepMetrics(
                step,
                step * 64L,
                new PlayerMetrics(step, 1e-3, 0.7, generatorGradient, 1e-3),
                new PlayerMetrics(step, 1e-3, 1.3, discriminatorGradient, 1e-3),
                0.1,
                -0.1,
                0.5,
                0.6,
                0.55,
                generatorGradient / 2,
                0,
                Double.NaN);
    }

    @Test
    void aFigureThatIsNotFiniteIsADivergenceAtOnce() {
        BalanceMonitor monitor = monitor();
        RunEvent event = monitor.observe(step(17, Double.NaN, 1)).orElseThrow();
        assertThat(event.kind()).isEqualTo("divergence");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.network()).isEqualTo(PlayerRole.GENERATOR);
        assertThat(monitor.observe(step(18, Double.NaN, Double.POSITIVE_INFINITY))
                        .orElseThrow()
                        .network())
                .isEqualTo(PlayerRole.BOTH);
    }

    private static ParameterSketch position(int step) {
        double[] sketch = new double[ParameterSketch.DIRECTIONS];
        sketch[0] = step;
        sketch[1] = step % 200 == 0 ? 50 : 0;
        return new ParameterSketch(sketch, -4, -2, 1e-3);
    }

    private static List<Signals> gather(BalanceMonitor monitor, int from, int to) {
        List<Signals> signals = new ArrayList<>();
        for (int step = from; step <= to; step++) {
            assertThat(monitor.observe(step(step, 1 / (1 + step / 100.0), 2))).isEmpty();
            if (step % EVERY == 0) {
                signals.add(monitor.gather(step, healthy().samples(), 1, position(step), position(2 * step)));
            }
        }
        return signals;
    }

    @Test
    void signalsAreTheMeansOfStepsBesideTheirHistory() {
        Signals signals = gather(monitor(), 1, 2000).get(19);
        assertThat(signals.step()).isEqualTo(2000);
        assertThat(signals.get(TrainingSignal.SEPARATION)).isCloseTo(0.55, within(1e-9));
        assertThat(signals.get(TrainingSignal.REAL_SIGN)).isEqualTo(0.0);
        assertThat(signals.get(TrainingSignal.LOSS_GAP)).isCloseTo(1.3 - EQUILIBRIUM, within(1e-9));
        // Of 1 / (1 + t) the mean of the last 50 is 1/21 at the end and nearly 1 at its peak.
        assertThat(signals.get(TrainingSignal.GENERATOR_GRADIENT_SHARE)).isBetween(0.045, 0.06);
        assertThat(signals.get(TrainingSignal.SAMPLE_GRADIENT_SHARE)).isBetween(0.045, 0.06);
        assertThat(signals.get(TrainingSignal.DISCRIMINATOR_GRADIENT_TIMES)).isCloseTo(1, within(1e-9));
        assertThat(signals.get(TrainingSignal.GENERATOR_RATIO)).isCloseTo(-3, within(1e-9));
        // 100 straight on and 50 to and fro: (100, 50) after (100, -50).
        assertThat(signals.get(TrajectorySignal.GENERATOR_TURNING))
                .isCloseTo((1e4 - 2500) / (1e4 + 2500), within(1e-9));
    }

    @Test
    void aRestoredMonitorGathersAndRaisesWhatTheUnbrokenOneDoes() {
        IntFunction<Looked> looks = step -> step < 1500 ? healthy() : collapsed(0.1, 0.9);
        BalanceMonitor whole = monitor();
        List<Signals> signals = gather(whole, 1, 3000);
        List<RunEvent> events = judge(whole, EVERY, 3000, looks);
        BalanceMonitor first = monitor();
        List<Signals> firstSignals = gather(first, 1, 1650);
        List<RunEvent> firstEvents = judge(first, EVERY, 1600, looks);
        BalanceMonitor second = monitor();
        second.restore(first.state());
        firstSignals.addAll(gather(second, 1651, 3000));
        firstEvents.addAll(judge(second, 1700, 3000, looks));
        assertThat(firstSignals).isEqualTo(signals);
        assertThat(firstEvents).isEqualTo(events).isNotEmpty();
        assertThat(second.diagnoses()).isEqualTo(whole.diagnoses());
    }

    private static final long FIRST_WARMUP = 100;

    private static Schedule rate(double rate) {
        return LearningRate.constant(rate);
    }

    /** The lead at an update of both, the discriminator with a number of updates a step. */
    private static double lead(boolean alike, long update, Schedule first, Schedule second, int steps) {
        BalanceMonitor monitor = new BalanceMonitor(EQUILIBRIUM, Thresholds.calibrated(), alike);
        double[] sketch = new double[ParameterSketch.DIRECTIONS];
        return monitor.gather(
                        1,
                        healthy().samples(),
                        1,
                        new ParameterSketch(sketch, -3, -3, first.lasting(update)),
                        new ParameterSketch(sketch, -3, -3, steps * second.lasting(update * steps)))
                .get(TrainingSignal.LEAD);
    }

    @Test
    void theLeadIsOfWholeStepsAndOfRatesThatMeanTheSame() {
        assertThat(lead(true, 100, rate(1e-2), rate(1e-4), 1)).isCloseTo(2, within(1e-9));
        assertThat(lead(true, 100, rate(1e-2), rate(2e-4), 5)).isCloseTo(1, within(1e-9));
        assertThat(lead(false, 100, rate(1e-2), rate(1e-4), 1)).isZero();
    }

    @Test
    void aFirstWarmupSaysNothingOfWhoRanAhead() {
        Schedule warmed = LearningRate.constant(1e-3).withWarmup(new Warmup.Linear(FIRST_WARMUP));
        assertThat(lead(true, 99, warmed, rate(1e-4), 1)).isZero();
        assertThat(lead(true, 100, warmed, rate(1e-4), 1)).isCloseTo(1, within(1e-9));
        Schedule abrupt = LearningRate.constant(1e-3).withWarmup(new Warmup.Constant(FIRST_WARMUP, 0.01));
        assertThat(lead(true, 99, abrupt, rate(1e-4), 1)).isZero();
        assertThat(lead(true, 100, abrupt, rate(1e-4), 1)).isCloseTo(1, within(1e-9));
    }

    /** The closed form: a rewarm from a tenth would be a lead of -1, were it taken for a delay. */
    @Test
    void aSecondWarmupIsNoDelay() {
        Schedule rewarmed = rate(1e-3).rewarmed(200, 100, 0.1);
        for (long update : new long[] {199, 200, 250, 299, 300}) {
            assertThat(lead(true, update, rewarmed, rate(1e-3), 1))
                    .as("update %d", update)
                    .isZero();
            assertThat(lead(true, update, rate(1e-3), rewarmed, 1))
                    .as("update %d", update)
                    .isZero();
        }
    }

    @Test
    void aRateThatIsLoweredForAWhileIsNoDelayAndOneThatIsLoweredForGoodIs() {
        Schedule slowed = new AdjustedSchedule(rate(1e-3), List.of(new ScheduleChange.Slow(100, 50, 0.1)));
        Schedule reduced = new AdjustedSchedule(rate(1e-3), List.of(new ScheduleChange.Reduce(100, 0.1)));
        Schedule rolledBack = new AdjustedSchedule(
                rate(1e-3), List.of(new ScheduleChange.Reduce(100, 0.01), new ScheduleChange.Rewarm(100, 500, 0.1)));
        assertThat(lead(true, 120, slowed, rate(1e-3), 1)).isZero();
        assertThat(lead(true, 99, reduced, rate(1e-3), 1)).isZero();
        assertThat(lead(true, 100, reduced, rate(1e-3), 1)).isCloseTo(-1, within(1e-9));
        assertThat(lead(true, 100, rolledBack, rate(1e-3), 1)).isCloseTo(-2, within(1e-9));
        assertThat(lead(true, 600, rolledBack, rate(1e-3), 1)).isCloseTo(-2, within(1e-9));
    }

    @Test
    void aDecayCountsInFull() {
        Schedule decayed = LearningRate.constant(1e-3).withDecay(new Decay.Exponential(0.98));
        double expected = 150 * Math.log10(0.98);
        assertThat(lead(true, 150, decayed, rate(1e-3), 1)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void aCriticalDiagnosisThatEasesIsAWarningFromWhereItBecameLess() {
        BalanceMonitor monitor = monitor();
        List<RunEvent> events =
                judge(monitor, EVERY, 2500, step -> step < 1500 ? collapsed(0.05, 0.9) : collapsed(0.9, 0.3));
        assertThat(events).extracting(RunEvent::severity).containsExactly(Severity.CRITICAL, Severity.WARNING);
        assertThat(events.get(1).step()).isEqualTo(1700);
        assertThat(events.get(1).evidence())
                .containsEntry("eased_from", "critical")
                .containsEntry("since_step", 1500L);
        assertThat(monitor.diagnoses())
                .containsExactly(new Diagnosis(
                        "mode-collapse", Severity.WARNING, PlayerRole.GENERATOR, PlayerRole.GENERATOR, 1500));
        assertThat(judge(monitor, 2600, 2800, step -> healthy()))
                .extracting(RunEvent::kind)
                .containsExactly("recovered");
    }

    @Test
    void twoMilderLooksDoNotEaseIt() {
        BalanceMonitor monitor = monitor();
        judge(monitor, EVERY, 2500, step -> step == 1500 || step == 1600 ? collapsed(0.9, 0.3) : collapsed(0.05, 0.9));
        assertThat(monitor.diagnoses()).extracting(Diagnosis::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void aDiversityThatIsNotANumberIsForgotten() {
        BalanceMonitor monitor = monitor();
        Looked lost = healthy();
        lost.diversity = Double.NaN;
        monitor.gather(100, lost.samples(), 1, position(100), position(100));
        Signals signals = monitor.gather(200, healthy().samples(), 1, position(200), position(200));
        assertThat(signals.get(SampleSignal.HIGHEST_DIVERSITY)).isEqualTo(0.97);
        assertThat(monitor.state().values()).allSatisfy(numbers -> {
            for (double number : numbers) {
                assertThat(number).isFinite();
            }
        });
    }

    @Test
    void figuresThatTheDataDoesNotGiveRaiseNothing() {
        assertThat(judge(step -> {
                    Looked looked = healthy();
                    looked.diversity = Double.NaN;
                    looked.moved = Double.NaN;
                    looked.precision = Double.NaN;
                    looked.separation = 1;
                    return looked;
                }))
                .isEmpty();
    }

    /** A run of equal steps but for the gradients, judged at every look as a run would be. */
    private static List<RunEvent> events(int steps, double separation, IntFunction<PlayerMetrics> generator) {
        BalanceMonitor monitor = monitor();
        List<RunEvent> events = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            monitor.observe(new StepMetrics(
                    step,
                    step * 64L,
                    generator.apply(step),
                    new PlayerMetrics(step, 1e-3, 1.3, 2, 1e-3),
                    0.1,
                    -0.1,
                    0.5,
                    0.6,
                    separation,
                    1,
                    0,
                    Double.NaN));
            if (step % EVERY == 0) {
                events.addAll(
                        monitor.judge(monitor.gather(step, healthy().samples(), 1, position(step), position(step))));
            }
        }
        return events;
    }

    @ParameterizedTest
    @CsvSource({"100", "1e6"})
    void oneLargeFirstGradientIsNoPeakToFallFrom(double first) {
        assertThat(events(3000, 0.95, step -> new PlayerMetrics(step, 1e-3, 0.7, step == 1 ? first : 1, 1e-3)))
                .isEmpty();
        assertThat(events(3000, 0.95, step -> new PlayerMetrics(step, 1e-3, 0.7, step == 1000 ? first : 1, 1e-3)))
                .as("nor is one later")
                .isEmpty();
    }

    @Test
    void aGradientThatDiesForGoodIsStillSeenAlsoIfItDiedEarly() {
        assertThat(events(3000, 0.95, step -> new PlayerMetrics(step, 1e-3, 0.7, Math.exp(-step / 50.0), 1e-3)))
                .extracting(RunEvent::kind)
                .contains("vanishing-gradient");
        assertThat(events(3000, 0.95, step -> new PlayerMetrics(step, 1e-3, 0.7, step > 1500 ? 1000 : 1, 1e-3)))
                .extracting(RunEvent::kind)
                .contains("exploding-gradient");
    }

    @Test
    void nothingIsJudgedBeforeFiveHundredStepsNorInAWarmupAfterARollback() {
        IntFunction<PlayerMetrics> dying = step -> new PlayerMetrics(step, 1e-3, 0.7, Math.exp(-step / 20.0), 1e-3);
        List<RunEvent> events = events(1000, 0.95, dying);
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event.step())
                .isGreaterThanOrEqualTo(500));
        BalanceMonitor monitor = monitor();
        monitor.restart(1000 + 300);
        Signals within = monitor.gather(1700, collapsed(800, 0.95).samples(), 1, position(1), position(2));
        assertThat(within.age()).isEqualTo(400);
        for (int look = 0; look < 5; look++) {
            assertThat(monitor.judge(within)).isEmpty();
        }
    }

    @Test
    void aGameBeginsWhenBothPlay() {
        BalanceMonitor monitor = monitor();
        for (int step = 1; step <= 900; step++) {
            monitor.observe(new StepMetrics(
                    step,
                    step * 64L,
                    new PlayerMetrics(Math.max(0, step - 600), 1e-3, 0.7, 1, 1e-3),
                    new PlayerMetrics(step, 1e-3, 1.3, 2, 1e-3),
                    0.1,
                    -0.1,
                    0.5,
                    0.6,
                    0.55,
                    1,
                    0,
                    Double.NaN));
        }
        assertThat(monitor.gather(900, healthy().samples(), 1, position(1), position(2))
                        .age())
                .isEqualTo(300);
        assertThat(monitor.healthy(900)).isFalse();
    }

    @Test
    void aBrokenStateIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> monitor().restore(Map.of("separation", new double[2])));
    }
}
