package dev.sparring.ui.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import dev.sparring.ui.desktop.marker.Marker;
import dev.sparring.ui.desktop.marker.Tone;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {

    @Test
    void everyEventIsMarkedAtItsStepNewestFirst() {
        List<Event> events = List.of(
                event(1300, "recovered", Severity.INFO, Map.of()),
                event(1200, "rollback", Severity.INFO, Map.of("to_step", 800L)),
                event(1200, "mode-collapse", Severity.CRITICAL, Map.of()),
                event(900, "mode-collapse", Severity.WARNING, Map.of()));
        assertThat(Markers.of(events))
                .extracting(Marker::step, Marker::tone, Marker::label)
                .containsExactly(
                        tuple(1300L, Tone.RECOVERED, "recovered"),
                        tuple(1200L, Tone.ACTION, "rollback to 800"),
                        tuple(1200L, Tone.CRITICAL, "mode collapse"),
                        tuple(900L, Tone.WARNING, "mode collapse"));
    }

    @Test
    void aRollbackLeadsBackToTheStepThatWasBroughtBack() {
        assertThat(marker(event(1200, "rollback", Severity.INFO, Map.of("to_step", 800)))
                        .back())
                .isEqualTo(OptionalLong.of(800));
        assertThat(marker(event(1200, "rewarm", Severity.INFO, Map.of())).back())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewarm", "reduce", "slow", "skip", "rollback", "stopped"})
    void actionsAreToldFromVerdicts(String kind) {
        assertThat(marker(event(7, kind, Severity.INFO, Map.of())).tone()).isEqualTo(Tone.ACTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode-collapse",
                "vanishing-gradient",
                "exploding-gradient",
                "discriminator-overpowers",
                "generator-overpowers",
                "oscillation",
                "divergence"
            })
    void verdictsAreAsBadAsTheirSeverity(String kind) {
        assertThat(marker(event(7, kind, Severity.WARNING, Map.of())).tone()).isEqualTo(Tone.WARNING);
        assertThat(marker(event(7, kind, Severity.CRITICAL, Map.of())).tone()).isEqualTo(Tone.CRITICAL);
    }

    @Test
    void newsOfAnUnknownKindIsANote() {
        assertThat(marker(event(7, "moved", Severity.INFO, Map.of())).tone()).isEqualTo(Tone.NOTE);
    }

    @Test
    void everyActionHasAnIconOfItsOwn() {
        assertThat(List.of("rewarm", "reduce", "slow", "skip", "rollback", "stopped"))
                .extracting(
                        kind -> marker(event(7, kind, Severity.INFO, Map.of())).icon())
                .doesNotHaveDuplicates();
    }

    private static Marker marker(Event event) {
        return Markers.of(List.of(event)).get(0);
    }

    private static Event event(long step, String kind, Severity severity, Map<String, Object> evidence) {
        return new Event(step, kind, severity, Side.GENERATOR, evidence, "", "");
    }
}
