package dev.sparring.ui.desktop.page.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.ui.desktop.component.marker.EventTone;
import dev.sparring.ui.desktop.component.marker.Marker;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventMarkersTest {

    @Test
    void everyEventIsMarkedAtItsStepNewestFirst() {
        List<RunEvent> events = List.of(
                event(1300, "recovered", Severity.INFO, Map.of()),
                event(1200, "rollback", Severity.INFO, Map.of("to_step", 800L)),
                event(1200, "mode-collapse", Severity.CRITICAL, Map.of()),
                event(900, "mode-collapse", Severity.WARNING, Map.of()));
        assertThat(new EventMarkers().of(events))
                .extracting(Marker::step, Marker::tone, Marker::label)
                .containsExactly(
                        tuple(1300L, EventTone.RECOVERED, "recovered"),
                        tuple(1200L, EventTone.ACTION, "rollback to 800"),
                        tuple(1200L, EventTone.CRITICAL, "mode collapse"),
                        tuple(900L, EventTone.WARNING, "mode collapse"));
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
    void actionsAreToldFromDiagnoses(String kind) {
        assertThat(marker(event(7, kind, Severity.INFO, Map.of())).tone()).isEqualTo(EventTone.ACTION);
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
    void diagnosissAreAsBadAsTheirSeverity(String kind) {
        assertThat(marker(event(7, kind, Severity.WARNING, Map.of())).tone()).isEqualTo(EventTone.WARNING);
        assertThat(marker(event(7, kind, Severity.CRITICAL, Map.of())).tone()).isEqualTo(EventTone.CRITICAL);
    }

    @Test
    void newsOfAnUnknownKindIsANote() {
        assertThat(marker(event(7, "moved", Severity.INFO, Map.of())).tone()).isEqualTo(EventTone.NOTE);
    }

    @Test
    void everyActionHasAnIconOfItsOwn() {
        assertThat(List.of("rewarm", "reduce", "slow", "skip", "rollback", "stopped"))
                .extracting(
                        kind -> marker(event(7, kind, Severity.INFO, Map.of())).icon())
                .doesNotHaveDuplicates();
    }

    @Test
    void aMarkIsMadeOnceAsLongAsItsEventIsShown() {
        RunEvent first = event(900, "mode-collapse", Severity.WARNING, Map.of());
        RunEvent second = event(1300, "recovered", Severity.INFO, Map.of());
        EventMarkers marks = new EventMarkers();
        Marker mark = marks.of(List.of(first)).get(0);
        assertThat(marks.of(List.of(second, first))).hasSize(2).last().isSameAs(mark);
        assertThat(marks.of(List.of(second))).hasSize(1);
        assertThat(marks.of(List.of(second, first))).last().isNotSameAs(mark);
    }

    private static Marker marker(RunEvent event) {
        return new EventMarkers().of(List.of(event)).get(0);
    }

    private static RunEvent event(long step, String kind, Severity severity, Map<String, Object> evidence) {
        return new RunEvent(step, kind, severity, PlayerRole.GENERATOR, evidence, "", "");
    }
}
