package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
import static dev.sparring.ui.desktop.app.OpenWindow.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.chart.RateForecast;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A generator whose rate is far too high loses the data; the window says so, and what is done about it there is done. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class CollapseJourneyTest {

    private static final String COLLAPSE = "mode-collapse";

    private final Path home;
    private final FxRobot robot = new FxRobot();
    private final OpenWindow window;

    CollapseJourneyTest(@TempDir Path home) throws TimeoutException {
        this.home = home;
        window = new OpenWindow(home);
    }

    @AfterEach
    void close() throws InterruptedException {
        window.close();
    }

    /** Trains until the monitor has found it, and rests there. */
    @BeforeEach
    void collapse() throws Exception {
        Path config = Files.writeString(
                home.resolve("collapse.yaml"),
                ConfigBuilder.preset("ring")
                        .set("seed", "42")
                        .set("steps", "100000")
                        .set("batch", "16")
                        .set("generator.width", "16")
                        .set("discriminator.width", "16")
                        .set("generator.learningRate", "0.05")
                        .set("generator.warmup.type", "none")
                        .set("monitor.every", "20")
                        .set("checkpoint.every", "200")
                        // No figure is ever not finite here; a policy of going back has the beginning kept.
                        .set("monitor.policies.divergence", "rollback")
                        .build()
                        .yaml());
        robot.interact(() -> window.workspace().choose(config));
        await(() -> Optional.ofNullable(window.model().draft().configProperty().get())
                .filter(draft -> draft.steps() == 100_000)
                .isPresent());
        window.press(KeyCode.F5);
        await(() -> found().isPresent());
        window.press(KeyCode.SPACE);
        await(() -> window.phase() == Phase.PAUSED);
        window.press(KeyCode.CONTROL, KeyCode.DIGIT5);
        assertThat(window.page()).isEqualTo(Page.MONITOR);
    }

    @Test
    void theFindingComesWithItsEvidenceAndAdviceAndIsInTheRunsLog() throws Exception {
        RunEvent found = found().orElseThrow();
        assertThat(found.evidence()).isNotEmpty();
        robot.interact(() -> {
            ListView<?> list = robot.lookup("#findings").queryListView();
            list.scrollTo(list.getItems().indexOf(found));
        });
        await(() -> said().stream().anyMatch(text -> text.startsWith("Mode collapse at step ")));
        assertThat(said()).anyMatch(text -> text.contains("limit")).anyMatch(text -> text.contains(found.advice()));
        assertThat(log()).anyMatch(line -> line.contains("\"" + COLLAPSE + "\"") && line.contains(found.advice()));
    }

    @Test
    void theGeneratorIsWarmedUpAgainAndItsCurveBends() throws Exception {
        long step = choose("rewarm-generator", "rewarm");
        assertThat(rates().rateAt(step + 2)).isLessThan(rates().schedule().peak() / 2);
        assertThat(rates().rateAt(step + 5000)).isEqualTo(rates().schedule().peak());
    }

    @Test
    void theGeneratorsRateIsHalvedForGood() throws Exception {
        double before = rates().rateAt(90_000);
        choose("halve-generator", "reduce");
        assertThat(rates().rateAt(90_000)).isEqualTo(before / 2);
    }

    @Test
    void bothGoBackToWhatWasSound() throws Exception {
        long step = choose("go-back", "rollback");
        RunEvent back = event("rollback").orElseThrow();
        assertThat(back.evidence().get("to_step")).isInstanceOfSatisfying(Number.class, to -> assertThat(to.longValue())
                .isLessThan(step));
    }

    /** Picks a remedy where the finding offers it and makes the step in which it takes hold. Gives the step before. */
    private long choose(String remedy, String kind) throws Exception {
        long step = step();
        await(() -> robot.lookup("#findings .remedies").tryQuery().isPresent());
        robot.clickOn("#findings .remedies");
        robot.clickOn("#" + remedy);
        window.press(KeyCode.F10);
        await(() -> event(kind).isPresent());
        assertThat(event(kind).orElseThrow().evidence()).containsKey("because");
        assertThat(log()).anyMatch(line -> line.contains("\"" + kind + "\"") && line.contains("because"));
        return step;
    }

    private Optional<RunEvent> found() {
        return event(COLLAPSE);
    }

    private Optional<RunEvent> event(String kind) {
        return onScreen(() -> window.model().events().stream()
                .filter(event -> event.kind().equals(kind))
                .findFirst());
    }

    private long step() {
        return Objects.requireNonNull(window.model().progressProperty().get())
                .record()
                .step();
    }

    private RateForecast rates() {
        return Objects.requireNonNull(window.model().planProperty().get()).generator();
    }

    /** What the list on the page says. */
    private List<String> said() {
        return robot.lookup("#findings .finding .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private List<String> log() throws IOException {
        Path root =
                Objects.requireNonNull(window.model().settingProperty().get()).root();
        return Files.readAllLines(root.resolve("events.jsonl"));
    }
}
