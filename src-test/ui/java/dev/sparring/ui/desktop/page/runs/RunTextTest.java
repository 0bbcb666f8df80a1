package dev.sparring.ui.desktop.page.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.ui.desktop.session.library.RunSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunTextTest {

    private static RunSummary run(long steps, OptionalDouble best, Optional<RunEvent> diagnosis) {
        return new RunSummary(
                Path.of("runs/one"),
                "ring",
                RunSummary.State.STOPPED,
                1200,
                steps,
                Optional.of(Instant.parse("2026-01-02T23:30:00Z")),
                best,
                diagnosis,
                Optional.empty());
    }

    @Test
    void aRunIsToldInWords() {
        RunEvent collapse =
                new RunEvent(900, "mode-collapse", Severity.CRITICAL, PlayerRole.GENERATOR, Map.of(), "advice", "");
        RunSummary run = run(6000, OptionalDouble.of(0.25), Optional.of(collapse));
        assertThat(run.state().label()).isEqualTo("stopped");
        assertThat(RunText.progress(run)).isEqualTo("step 1,200 of 6,000");
        assertThat(RunText.figures(run))
                .isEqualTo("best Fréchet distance 0.250 · last diagnosis: Mode collapse at step 900");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        RunSummary run = run(0, OptionalDouble.empty(), Optional.empty());
        assertThat(RunText.progress(run)).isEqualTo("step 1,200");
        assertThat(RunText.figures(run)).isEmpty();
    }

    @Test
    void theDayIsThatOfTheReader() {
        RunSummary run = run(0, OptionalDouble.empty(), Optional.empty());
        Instant now = Instant.parse("2026-01-03T08:00:00Z");
        assertThat(RunText.start(run, now, ZoneOffset.UTC)).isEqualTo("2 Jan 2026, 23:30");
        assertThat(RunText.start(run, now, ZoneOffset.ofHours(1))).isEqualTo("today, 00:30");
    }
}
