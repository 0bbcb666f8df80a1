package dev.sparring.gan.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.Overlap;
import dev.sparring.gan.train.PlayerRecord;
import dev.sparring.gan.train.StepRecord;
import java.util.ArrayList;
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
            return new Signals(
                    step,
                    step,
                    new GameFigures(
                            separation,
                            0.2,
                            0.3,
                            lossGap,
                            gradientShare,
                            generatorTimes,
                            0.5,
                            discriminatorTimes,
                            -3,
                            -3,
                            lead,
                            0.2,
                            -0.1),
                    new Look(
                            diversity,
                            0.95,
                            shareLost,
                            new Overlap(precision, 0.8, 1, 0.8),
                            0.1,
                            0.01,
                            drift,
                            moved,
                            0),
                    highestDiversity,
                    new Motion(0.5, 0.7, -3, -2),
                    new Motion(0.5, 0.7, -3, -2));
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

    private static List<Event> judge(BalanceMonitor monitor, int from, int to, IntFunction<Looked> looks) {
        List<Event> events = new ArrayList<>();
        for (int step = from; step <= to; step += EVERY) {
            events.addAll(monitor.judge(looks.apply(step).at(step)));
        }
        return events;
    }

    private static BalanceMonitor monitor() {
        return new BalanceMonitor(EQUILIBRIUM, Thresholds.calibrated(), true);
    }

    private static List<Event> judge(IntFunction<Looked> looks) {
        return judge(monitor(), EVERY, 6000, looks);
    }

    @Test
    void aBalancedGameRaisesNothing() {
        assertThat(judge(step -> step < 400 ? collapsed(0.1, 0.9) : healthy())).isEmpty();
    }

    @Test
    void samplesThatLieCloseTogetherAreATotalCollapseWithItsEvidence() {
        List<Event> events = judge(step -> step < 1500 ? healthy() : collapsed(0.05, 0.87));
        assertThat(events).hasSize(1);
        Event event = events.get(0);
        assertThat(event.kind()).isEqualTo("mode-collapse");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.network()).isEqualTo(Side.GENERATOR);
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
        assertThat(judge(monitor(), EVERY, 6000, growing)).isEmpty();
        IntFunction<Looked> stuck = step -> {
            Looked looked = growing.apply(Math.min(step, 2000));
            looked.highestDiversity = 0.31;
            return looked;
        };
        assertThat(judge(stuck)).extracting(Event::kind).contains("mode-collapse");
        assertThat(judge(step -> {
                    Looked looked = collapsed(0, 0.9);
                    looked.highestDiversity = 0;
                    return looked;
                }))
                .as("all on one point, from the start")
                .extracting(Event::kind)
                .contains("mode-collapse");
    }

    @Test
    void theLossOfPartOfTheDataIsAPartialCollapse() {
        List<Event> events = judge(step -> step < 1500 ? healthy() : collapsed(0.9, 0.375));
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
        List<Event> events = judge(step -> step >= 1000 && step < 2000 ? collapsed(0.02, 0.9) : healthy());
        assertThat(events).extracting(Event::kind).containsExactly("mode-collapse", "recovered");
        assertThat(events.get(1).step()).isEqualTo(2200);
        assertThat(events.get(1).evidence()).containsEntry("from", "mode-collapse");
    }

    @Test
    void oneCriticalLookAmongWarningsIsAWarning() {
        List<Event> events = judge(
                monitor(),
                EVERY,
                1200,
                step -> step < 1000 ? healthy() : step == 1200 ? collapsed(0.01, 0.9) : collapsed(0.9, 0.3));
        assertThat(events).extracting(Event::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void aGradientThatDiesWhileTheDiscriminatorWinsIsVanishing() {
        List<Event> events = judge(step -> {
            Looked looked = healthy();
            looked.gradientShare = Math.exp(-step / 500.0);
            looked.separation = 0.93;
            return looked;
        });
        assertThat(events).extracting(Event::kind).containsOnly("vanishing-gradient");
        assertThat(events).extracting(Event::severity).containsExactly(Severity.WARNING, Severity.CRITICAL);
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
    void aGradientThatLeapsIsExplodingForTheNetworkWhoseItIs(Side side) {
        List<Event> events = judge(step -> {
            Looked looked = healthy();
            double times = step < 1500 ? 1 : 100;
            looked.generatorTimes = side == Side.GENERATOR ? times : 1;
            looked.discriminatorTimes = side == Side.DISCRIMINATOR ? times : 1;
            return looked;
        });
        assertThat(events).hasSize(1);
        assertThat(events.get(0).kind()).isEqualTo("exploding-gradient");
        assertThat(events.get(0).network()).isEqualTo(side);
    }

    @Test
    void aDiscriminatorThatIsAlwaysRightOverpowersAndMoreSoIfSamplesStandStill() {
        List<Event> events = judge(step -> {
            Looked looked = healthy();
            looked.separation = step < 1000 ? 0.7 : 1;
            looked.precision = 0.02;
            looked.moved = step < 3000 ? 0.1 : 0.0001;
            return looked;
        });
        assertThat(events)
                .extracting(Event::kind)
                .containsExactly("discriminator-overpowers", "discriminator-overpowers");
        assertThat(events).extracting(Event::severity).containsExactly(Severity.WARNING, Severity.CRITICAL);
        assertThat(events.get(0).network()).isEqualTo(Side.DISCRIMINATOR);
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
        List<Event> events = judge(step -> step < 1500 ? healthy() : collapsed(800, 0.95));
        assertThat(events).extracting(Event::kind).containsExactly("divergence");
        assertThat(events.get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aDiscriminatorThatIsFooledByBadSamplesIsOverpowered() {
        List<Event> events = judge(step -> {
            Looked looked = healthy();
            looked.separation = 0.3;
            looked.lossGap = 0.4;
            looked.shareLost = 0.5;
            return looked;
        });
        assertThat(events).extracting(Event::kind).contains("generator-overpowers");
    }

    @Test
    void samplesThatChangePlacesAllTheTimeOscillate() {
        List<Event> events = judge(step -> {
            Looked looked = healthy();
            looked.moved = 1.2;
            looked.drift = 0.8;
            return looked;
        });
        assertThat(events).extracting(Event::kind).containsExactly("oscillation");
    }

    @Test
    void whatStandsIsKnownWithTheNetworkThatRanAhead() {
        BalanceMonitor monitor = monitor();
        judge(monitor, EVERY, 2000, step -> step < 1500 ? healthy() : collapsed(0.05, 0.87));
        assertThat(monitor.standing())
                .containsExactly(new Verdict("mode-collapse", Severity.CRITICAL, Side.GENERATOR, Side.GENERATOR, 1500));
        assertThat(monitor.healthy(2000)).isFalse();
        monitor.restart(2000);
        assertThat(monitor.standing()).isEmpty();
        assertThat(monitor.healthy(2100)).as("too young to judge").isFalse();
        judge(monitor, 2100, 2600, step -> healthy());
        assertThat(monitor.healthy(2600)).isTrue();
    }

    @Test
    void oneWorseLookDoesNotMakeAVerdictYounger() {
        BalanceMonitor monitor = monitor();
        judge(
                monitor,
                EVERY,
                2500,
                step -> step < 1500 ? healthy() : step == 2300 ? collapsed(0.05, 0.9) : collapsed(0.9, 0.3));
        assertThat(monitor.standing()).extracting(Verdict::since).containsExactly(1500L);
        judge(monitor, 2600, 3000, step -> collapsed(0.05, 0.9));
        assertThat(monitor.standing()).extracting(Verdict::since).containsExactly(2600L);
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
    void whoRanAheadIntoACollapseIsWhoIsDrivenFasterElseWhoWins(double lead, double separation, Side winner) {
        BalanceMonitor monitor = monitor();
        judge(monitor, EVERY, 1000, step -> {
            Looked looked = collapsed(0.05, 0.87);
            looked.lead = lead;
            looked.separation = separation;
            return looked;
        });
        assertThat(monitor.standing())
                .filteredOn(verdict -> verdict.kind().equals(Verdicts.COLLAPSE))
                .extracting(Verdict::winner)
                .containsExactly(winner);
    }

    @Test
    void whoRanAheadIsJudgedAnewWhileAVerdictStands() {
        BalanceMonitor monitor = monitor();
        judge(monitor, EVERY, 2000, step -> {
            Looked looked = collapsed(0.05, 0.87);
            looked.lead = step < 1500 ? 2 : -2;
            return looked;
        });
        assertThat(monitor.standing()).extracting(Verdict::winner).containsExactly(Side.DISCRIMINATOR);
    }

    private static StepRecord step(int step, double generatorGradient, double discriminatorGradient) {
        return new StepRecord(
                step,
                step * 64L,
                new PlayerRecord(step, 1e-3, 0.7, generatorGradient, 1e-3),
                new PlayerRecord(step, 1e-3, 1.3, discriminatorGradient, 1e-3),
                0.1,
                -0.1,
                0.5,
                0.6,
                0.55,
                generatorGradient / 2,
                0);
    }

    @Test
    void aFigureThatIsNotFiniteIsADivergenceAtOnce() {
        BalanceMonitor monitor = monitor();
        Event event = monitor.observe(step(17, Double.NaN, 1)).orElseThrow();
        assertThat(event.kind()).isEqualTo("divergence");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.network()).isEqualTo(Side.GENERATOR);
        assertThat(monitor.observe(step(18, Double.NaN, Double.POSITIVE_INFINITY))
                        .orElseThrow()
                        .network())
                .isEqualTo(Side.BOTH);
    }

    private static Position position(int step) {
        double[] sketch = new double[Position.DIRECTIONS];
        sketch[0] = step;
        sketch[1] = step % 200 == 0 ? 50 : 0;
        return new Position(sketch, -4, -2);
    }

    private static List<Signals> gather(BalanceMonitor monitor, int from, int to) {
        List<Signals> signals = new ArrayList<>();
        for (int step = from; step <= to; step++) {
            assertThat(monitor.observe(step(step, 1 / (1 + step / 100.0), 2))).isEmpty();
            if (step % EVERY == 0) {
                signals.add(monitor.gather(step, healthy().at(step).samples(), position(step), position(2 * step)));
            }
        }
        return signals;
    }

    @Test
    void signalsAreTheMeansOfStepsBesideTheirHistory() {
        Signals signals = gather(monitor(), 1, 2000).get(19);
        assertThat(signals.step()).isEqualTo(2000);
        assertThat(signals.game().separation()).isEqualTo(0.55);
        assertThat(signals.game().realSign()).isEqualTo(0.0);
        assertThat(signals.game().lossGap()).isCloseTo(1.3 - EQUILIBRIUM, within(1e-9));
        // Of 1 / (1 + t) the mean of the last 50 is 1/21 at the end and nearly 1 at its peak.
        assertThat(signals.game().generatorGradientShare()).isBetween(0.045, 0.06);
        assertThat(signals.game().sampleGradientShare()).isBetween(0.045, 0.06);
        assertThat(signals.game().discriminatorGradientTimes()).isEqualTo(1);
        assertThat(signals.game().generatorRatio()).isEqualTo(-3);
        // 100 straight on and 50 to and fro: (100, 50) after (100, -50).
        assertThat(signals.generator().turning()).isCloseTo((1e4 - 2500) / (1e4 + 2500), within(1e-9));
    }

    @Test
    void aRestoredMonitorGathersAndRaisesWhatTheUnbrokenOneDoes() {
        IntFunction<Looked> looks = step -> step < 1500 ? healthy() : collapsed(0.1, 0.9);
        BalanceMonitor whole = monitor();
        List<Signals> signals = gather(whole, 1, 3000);
        List<Event> events = judge(whole, EVERY, 3000, looks);
        BalanceMonitor first = monitor();
        List<Signals> firstSignals = gather(first, 1, 1650);
        List<Event> firstEvents = judge(first, EVERY, 1600, looks);
        BalanceMonitor second = monitor();
        second.restore(first.state());
        firstSignals.addAll(gather(second, 1651, 3000));
        firstEvents.addAll(judge(second, 1700, 3000, looks));
        assertThat(firstSignals).isEqualTo(signals);
        assertThat(firstEvents).isEqualTo(events).isNotEmpty();
        assertThat(second.standing()).isEqualTo(whole.standing());
    }

    @Test
    void aBrokenStateIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> monitor().restore(Map.of("separation", new double[2])));
    }
}
