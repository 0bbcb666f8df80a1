package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.event.Outcome;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSessionTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    private final Path runs;

    private final Pump pump = new Pump();
    private final List<Long> steps = new ArrayList<>();
    private final List<SessionMessage> messages = new ArrayList<>();
    private final Mailbox<RunProgress, SessionMessage> mailbox = new Mailbox<>(pump, (progress, told) -> {
        progress.ifPresent(step -> steps.add(step.record().step()));
        messages.addAll(told);
    });

    TrainingSessionTest(@TempDir Path runs) {
        this.runs = runs;
    }

    @Test
    void stepsByHandAreShownOneByOneAndStopWritesACheckpoint() throws InterruptedException {
        TrainingSession session = session(new RunSource.Preset("ring"));
        session.control().pause();
        session.control().stepOnce();
        session.start();
        pump.until(() -> steps.contains(1L));
        session.control().stepOnce();
        pump.until(() -> steps.contains(2L));
        pump.until(() -> picture(session) == 2);
        session.control().stop();
        pump.until(this::ended);
        assertThat(steps).containsExactly(1L, 2L);
        assertThat(messages.get(0)).isInstanceOf(SessionMessage.Prepared.class);
        assertThat(messages).contains(new SessionMessage.Ended(Outcome.STOPPED, runs.resolve("ring-20260102-030405")));
        assertThat(runs.resolve("ring-20260102-030405/checkpoints/step-00000002"))
                .isDirectory();
        assertThat(session.curves().get("loss_g").last()).isEqualTo(2);
        assertThat(session.curves().get("lr_d").last()).isEqualTo(2);
    }

    @Test
    void aPausedRunGoesOnByItself() throws InterruptedException {
        TrainingSession session = session(new RunSource.Preset("ring"));
        session.control().pause();
        session.control().stepOnce();
        session.start();
        pump.until(() -> steps.contains(1L));
        session.control().proceed();
        pump.until(() -> steps.get(steps.size() - 1) > 4);
        session.control().stop();
        pump.until(this::ended);
        assertThat(steps).isSorted();
    }

    @Test
    void whatIsWrongWithTheDataIsSaidInOneLine() throws InterruptedException {
        session(new RunSource.OwnData("folder", runs.resolve("nowhere"))).start();
        pump.until(() -> !messages.isEmpty());
        assertThat(messages).singleElement().isInstanceOfSatisfying(SessionMessage.Failed.class, failed -> assertThat(
                        failed.text())
                .contains("nowhere")
                .contains("; "));
        assertThat(runs).isEmptyDirectory();
    }

    private TrainingSession session(RunSource choice) {
        return new TrainingSession(
                TrainingSession.ofNew(choice, Map.of(), runs, TIME), mailbox, new Worker("test-worker", pump));
    }

    private static long picture(TrainingSession session) {
        SampleImage picture = session.picture();
        return picture == null ? 0 : picture.step();
    }

    private boolean ended() {
        return messages.stream().anyMatch(SessionMessage.Ended.class::isInstance);
    }
}
