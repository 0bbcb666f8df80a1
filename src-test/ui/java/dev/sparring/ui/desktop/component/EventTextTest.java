package dev.sparring.ui.desktop.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTextTest {

    @Test
    void aCollapseInPlainWords() {
        RunEvent event = diagnosis("mode-collapse", "diversity", 0.1234567, "threshold", 0.4, "since_step", 1000L);
        assertThat(EventText.evidence(event))
                .isEqualTo("samples spread 12 % as wide as the data (limit 40 %), since step 1,000");
    }

    @Test
    void anOscillationInPlainWords() {
        RunEvent event = diagnosis(
                "oscillation", "loss_sign_changes", 0.25, "generator_turning", -0.2, "discriminator_turning", 0.5);
        assertThat(EventText.evidence(event))
                .isEqualTo(
                        "generator's loss crosses its mean in 25 % of the checks, generator's course -0.2 (1 straight"
                                + " on, -1 to and fro), discriminator's course 0.5");
    }

    @Test
    void everyLimitStandsBesideItsFigureAndIsWrittenLikeIt() {
        RunEvent overpowering = diagnosis(
                "discriminator-overpowers",
                "separation",
                0.9962,
                "separation_threshold",
                0.98,
                "generator_gradient_share",
                0.021,
                "generator_gradient_share_threshold",
                0.3);
        assertThat(EventText.evidence(overpowering))
                .isEqualTo("discriminator right on 99.6 % (limit 98 %), generator's gradient at 2.1 % of its peak"
                        + " (limit 30 %)");
        RunEvent exploding =
                diagnosis("exploding-gradient", "times_history", 45.26, "threshold", 30.0, "gradient_norm", 3.0);
        assertThat(EventText.evidence(exploding))
                .isEqualTo("gradient 45.3 times as large as before (limit 30), gradient norm 3");
    }

    @Test
    void evidenceThatNobodyPutIntoWordsIsNamedByItsKey() {
        assertThat(EventText.evidence(diagnosis("oscillation", "swing_of_losses", 1.5, "swing_threshold", 1.0)))
                .isEqualTo("swing of losses 1.5 (limit 1)");
        assertThat(EventText.evidence(diagnosis("oscillation", "threshold", 0.25)))
                .isEqualTo("threshold 0.25");
        assertThat(EventText.evidence(diagnosis("odd", "note", "by-hand"))).isEqualTo("note by hand");
    }

    @Test
    void aDivergenceSaysWhatIsNotANumber() {
        assertThat(EventText.evidence(
                        diagnosis("divergence", "loss_g", Double.NaN, "loss_d", Double.NEGATIVE_INFINITY)))
                .isEqualTo("generator's loss not a number, discriminator's loss infinite");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "0.05,0.05",
        "0.125,0.13",
        "30,30",
        "100,100",
        "1234.4,'1,234'",
        "0.0001234,1.2e-4",
        "12345678,1.2e7",
        "-0.92,-0.92"
    })
    void figuresAreShort(double value, String text) {
        assertThat(EventText.evidence(diagnosis("odd", "figure", value))).isEqualTo("figure " + text);
    }

    @Test
    void actionsAreNamedWithTheirNetworkOrTheirTarget() {
        assertThat(EventText.label(action("rewarm", PlayerRole.GENERATOR))).isEqualTo("rewarm generator");
        assertThat(EventText.label(action("skip", PlayerRole.BOTH))).isEqualTo("skip both networks");
        assertThat(EventText.label(action("rollback", PlayerRole.BOTH, "to_step", 1400L)))
                .isEqualTo("rollback to 1,400");
        assertThat(EventText.label(action("rollback", PlayerRole.BOTH))).isEqualTo("rollback");
        assertThat(EventText.label(action("stopped", PlayerRole.BOTH))).isEqualTo("stopped");
        assertThat(EventText.label(diagnosis("mode-collapse"))).isEqualTo("mode collapse");
    }

    @Test
    void detailsSayEverythingInOrder() {
        RunEvent event = new RunEvent(
                1200,
                "mode-collapse",
                Severity.CRITICAL,
                PlayerRole.GENERATOR,
                evidence("diversity", 0.1),
                "Lower the rate.",
                "the run is stopped");
        assertThat(EventText.title(event)).isEqualTo("Mode collapse at step 1,200");
        assertThat(EventText.details(event).lines())
                .containsExactly(
                        "generator, critical",
                        "samples spread 10 % as wide as the data",
                        "Done: the run is stopped",
                        "Try: Lower the rate.");
    }

    @Test
    void aLineOfTheListSaysWhy() {
        assertThat(EventText.reasons(diagnosis("mode-collapse", "diversity", 0.1)))
                .isEqualTo("samples spread 10 % as wide as the data");
        assertThat(EventText.reasons(action("rewarm", PlayerRole.GENERATOR, "updates", 300L, "from", 0.01)))
                .isEqualTo("done so: over 300 updates, from 1 % of the rate");
        assertThat(EventText.reasons(action("stopped", PlayerRole.BOTH))).isEqualTo("done so");
        assertThat(EventText.reasons(new RunEvent(
                        9,
                        "recovered",
                        Severity.INFO,
                        PlayerRole.DISCRIMINATOR,
                        evidence("was", "mode-collapse"),
                        "",
                        "")))
                .isEqualTo("discriminator: was mode collapse");
    }

    private static RunEvent diagnosis(String kind, Object... evidence) {
        return new RunEvent(1200, kind, Severity.WARNING, PlayerRole.GENERATOR, evidence(evidence), "", "");
    }

    private static RunEvent action(String kind, PlayerRole network, Object... evidence) {
        return new RunEvent(1200, kind, Severity.INFO, network, evidence(evidence), "", "done so");
    }

    private static Map<String, Object> evidence(Object... keysAndValues) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            evidence.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return evidence;
    }
}
