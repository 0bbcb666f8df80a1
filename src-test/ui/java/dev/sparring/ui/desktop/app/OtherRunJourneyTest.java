package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
import static dev.sparring.ui.desktop.app.OpenWindow.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.model.WatchedRun;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A person looks at an older run while a new one trains, and comes back. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class OtherRunJourneyTest {

    private final Path older;
    private final FxRobot robot = new FxRobot();
    private final OpenWindow window;

    OtherRunJourneyTest(@TempDir Path home) throws TimeoutException {
        older = home.resolve("runs/older");
        window = new OpenWindow(home);
    }

    @BeforeEach
    void aRunOnDisk() throws Exception {
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", "40")
                                .set("samples.every", "20")
                                .build(),
                        older)
                .play(new RunControl(), new RunListener() {}, "test");
    }

    @AfterEach
    void close() throws InterruptedException {
        window.close();
    }

    private long trainedStep() {
        WatchedRun run = window.model().trainedProperty().getValue();
        return Objects.requireNonNull(run.progressProperty().get()).record().step();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && !node.isDisabled();
    }

    @Test
    void anOlderRunIsReadWhileANewOneTrains() throws Exception {
        onScreen(() -> {
            window.model().draft().change("steps", "50000");
            return true;
        });
        await(() -> window.model().draft().isLegal());
        window.press(KeyCode.F5);
        await(() -> window.model().progressProperty().get() != null);
        window.show(Page.RUNS);
        await(() -> window.workspace().runs().runs().size() == 2);
        onScreen(() -> {
            robot.lookup("#runs").queryListView().scrollTo(1);
            return true;
        });
        await(() -> robot.lookup("#runs .run-line .button")
                .match((Node node) -> "Open older".equals(node.getAccessibleText()))
                .tryQuery()
                .isPresent());
        Node open = robot.lookup("#runs .run-line .button")
                .match((Node node) -> "Open older".equals(node.getAccessibleText()))
                .query();
        robot.clickOn(open);
        await(() -> window.phase() == Phase.ENDED);
        assertThat(window.page()).isEqualTo(Page.TRAIN);
        assertThat(onScreen(() ->
                        window.model().curvesProperty().get().get("loss_g").last()))
                .isEqualTo(40);
        for (String id : new String[] {"#pause", "#step", "#stop", "#steer", "#start"}) {
            assertThat(robot.lookup(id).query().isDisabled()).as(id).isTrue();
        }
        await(() -> robot.lookup("#charts .chart-header").tryQuery().isPresent());
        window.show(Page.SAMPLES);
        await(() -> window.workspace().samples().run().listingProperty().get() != null
                && Objects.requireNonNull(window.workspace()
                                .samples()
                                .run()
                                .listingProperty()
                                .get())
                        .root()
                        .equals(older));
        Node back = robot.lookup(".side-trained").query();
        assertThat(isSeen(back)).isTrue();
        assertThat(((Labeled) back).getText()).endsWith("%");
        assertThat(window.stage().getTitle()).startsWith("ring ").doesNotContain("Ended");
        String share = onScreen(((Labeled) back)::getText);
        await(() -> !onScreen(((Labeled) back)::getText).equals(share));
        long then = onScreen(this::trainedStep);
        await(() -> onScreen(this::trainedStep) > then);
        robot.clickOn(back);
        await(() -> window.phase() == Phase.RUNNING);
        assertThat(window.page()).as("a page about the run stays").isEqualTo(Page.SAMPLES);
        assertThat(back.isVisible()).isFalse();
        window.show(Page.TRAIN);
        assertThat(robot.lookup("#pause").query().isDisabled()).isFalse();
        long now = onScreen(this::trainedStep);
        assertThat(now).isGreaterThan(then);
        window.press(KeyCode.SPACE);
        await(() -> window.phase() == Phase.PAUSED);
    }
}
