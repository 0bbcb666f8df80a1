package dev.sparring.gan.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.gan.train.PlayerRecord;
import dev.sparring.gan.train.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Games made up so that what is wrong with them is known. */
class BalanceMonitorTest {

    private static final int EVERY = 100;

    private static StepRecord step(int step, double generatorGradient, double discriminatorGradient, double accuracy) {
        return new StepRecord(
                step,
                step * 64L,
                new PlayerRecord(step, 1e-3, 0.7, generatorGradient, 1e-3),
                new PlayerRecord(step, 1e-3, 1.3, discriminatorGradient, 1e-3),
                0.1,
                -0.1,
                accuracy,
                accuracy,
                0);
    }

    private static List<Event> play(
            BalanceMonitor monitor,
            int from,
            int to,
            IntToDoubleFunction generatorGradient,
            IntToDoubleFunction discriminatorGradient,
            IntToDoubleFunction accuracy,
            IntToDoubleFunction diversity) {
        List<Event> events = new ArrayList<>();
        for (int step = from; step <= to; step++) {
            monitor.observe(step(
                            step,
                            generatorGradient.applyAsDouble(step),
                            discriminatorGradient.applyAsDouble(step),
                            accuracy.applyAsDouble(step)))
                    .ifPresent(events::add);
            if (step % EVERY == 0) {
                events.addAll(monitor.look(step, diversity.applyAsDouble(step)));
            }
        }
        return events;
    }

    @Test
    void aBalancedGameRaisesNothing() {
        List<Event> events = play(
                new BalanceMonitor(),
                1,
                6000,
                s -> 0.5 + 0.4 * Math.sin(s),
                s -> 1 + 0.5 * Math.cos(s),
                s -> 0.6 + 0.1 * Math.sin(s / 50.0),
                s -> s < 400 ? 0.1 : 0.95);
        assertThat(events).isEmpty();
    }

    @Test
    void samplesThatStayCloseTogetherAreACollapseWithItsEvidence() {
        List<Event> events =
                play(new BalanceMonitor(), 1, 3000, s -> 0.5, s -> 1, s -> 0.7, s -> s < 1500 ? 0.95 : 0.3);
        assertThat(events).hasSize(1);
        Event event = events.get(0);
        assertThat(event.kind()).isEqualTo("mode-collapse");
        assertThat(event.severity()).isEqualTo(Severity.WARNING);
        assertThat(event.network()).isEqualTo(Side.GENERATOR);
        assertThat(event.step()).isEqualTo(1700);
        assertThat(event.evidence())
                .containsEntry("diversity", 0.3)
                .containsEntry("since_step", 1500L)
                .containsKey("threshold");
        assertThat(event.advice()).isNotBlank();
    }

    @Test
    void aDipOfTwoLooksIsNoCollapse() {
        List<Event> events = play(
                new BalanceMonitor(), 1, 3000, s -> 0.5, s -> 1, s -> 0.7, s -> s == 1500 || s == 1600 ? 0.1 : 0.95);
        assertThat(events).isEmpty();
    }

    @Test
    void aCollapseToAPointIsCriticalAndItsEndIsSaid() {
        List<Event> events = play(
                new BalanceMonitor(), 1, 4000, s -> 0.5, s -> 1, s -> 0.7, s -> s >= 1000 && s < 2000 ? 0.02 : 0.95);
        assertThat(events).extracting(Event::kind).containsExactly("mode-collapse", "recovered");
        assertThat(events.get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(events.get(1).step()).isEqualTo(2200);
    }

    @Test
    void aGeneratorGradientThatDiesWhileTheDiscriminatorWinsIsVanishing() {
        List<Event> events =
                play(new BalanceMonitor(), 1, 2000, s -> Math.exp(-s / 100.0), s -> 1, s -> 0.97, s -> 0.9);
        assertThat(events)
                .extracting(Event::kind)
                .contains("vanishing-gradient")
                .doesNotContain("mode-collapse");
    }

    @Test
    void aSmallGradientWhileTheDiscriminatorGuessesIsTheEquilibrium() {
        List<Event> events =
                play(new BalanceMonitor(), 1, 2000, s -> Math.exp(-s / 100.0), s -> 1, s -> 0.55, s -> 0.95);
        assertThat(events).isEmpty();
    }

    @Test
    void aGradientThatLeapsIsExplodingForTheNetworkWhoseItIs() {
        List<Event> events =
                play(new BalanceMonitor(), 1, 2000, s -> 0.5, s -> s < 1500 ? 1 : 1e4, s -> 0.6, s -> 0.95);
        assertThat(events).isNotEmpty();
        assertThat(events.get(0).kind()).isEqualTo("exploding-gradient");
        assertThat(events.get(0).network()).isEqualTo(Side.DISCRIMINATOR);
    }

    @Test
    void gradientsOfExactlyZeroForAWhileAreNoExplosionAfterwards() {
        List<Event> events =
                play(new BalanceMonitor(), 1, 3000, s -> 0.5, s -> s >= 1000 && s < 1010 ? 0 : 1, s -> 0.6, s -> 0.95);
        assertThat(events).isEmpty();
    }

    @Test
    void oneCriticalLookAmongWarningsIsAWarning() {
        List<Event> events = play(
                new BalanceMonitor(),
                1,
                1200,
                s -> 0.5,
                s -> 1,
                s -> 0.7,
                s -> s < 1000 ? 0.95 : s == 1200 ? 0.01 : 0.3);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aDiscriminatorThatIsAlwaysRightWhileTheGradientShrinksOverpowers() {
        List<Event> events =
                play(new BalanceMonitor(), 1, 3000, s -> s < 500 ? 1 : 0.2, s -> 1, s -> s < 500 ? 0.7 : 1, s -> 0.9);
        assertThat(events).extracting(Event::kind).containsExactly("discriminator-overpowers");
    }

    @Test
    void aFigureThatIsNotFiniteIsADivergenceAtOnce() {
        BalanceMonitor monitor = new BalanceMonitor();
        Event event = monitor.observe(step(17, Double.NaN, 1, 0.5)).orElseThrow();
        assertThat(event.kind()).isEqualTo("divergence");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.network()).isEqualTo(Side.GENERATOR);
        assertThat(monitor.observe(step(18, Double.NaN, Double.POSITIVE_INFINITY, 0.5))
                        .orElseThrow()
                        .network())
                .isEqualTo(Side.BOTH);
    }

    @Test
    void aRestoredMonitorRaisesWhatTheUnbrokenOneDoes() {
        IntToDoubleFunction diversity = s -> s < 1500 ? 0.95 : 0.1;
        BalanceMonitor whole = new BalanceMonitor();
        List<Event> expected = play(whole, 1, 3000, s -> Math.exp(-s / 300.0), s -> 1, s -> 0.97, diversity);
        BalanceMonitor first = new BalanceMonitor();
        List<Event> events = play(first, 1, 1650, s -> Math.exp(-s / 300.0), s -> 1, s -> 0.97, diversity);
        BalanceMonitor second = new BalanceMonitor();
        second.restore(first.state());
        events.addAll(play(second, 1651, 3000, s -> Math.exp(-s / 300.0), s -> 1, s -> 0.97, diversity));
        assertThat(events).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void aBrokenStateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BalanceMonitor().restore(Map.of("accuracy", new double[2])));
    }
}
