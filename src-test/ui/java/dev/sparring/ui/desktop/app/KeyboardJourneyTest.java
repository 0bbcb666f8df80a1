package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
import static dev.sparring.ui.desktop.app.OpenWindow.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.session.library.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** No hand leaves the keyboard, and it is always to be seen what a key will work on. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class KeyboardJourneyTest {

    private static final int MOST_TABS = 200;

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window;

    KeyboardJourneyTest(@TempDir Path home) throws TimeoutException {
        window = new OpenWindow(home);
    }

    @AfterEach
    void close() throws InterruptedException {
        window.close();
    }

    @Test
    void aRingIsTrainedFromTheFirstPageToItsEnd() throws Exception {
        await(() -> window.workspace().presets().pictures().containsKey("ring"));
        tabTo("preset-ring");
        window.press(KeyCode.ENTER);
        await(() -> window.page() == Page.NEW_RUN);
        await(() -> window.model().draft().configProperty().get() != null);
        assertFocusIsSeen();
        tabTo("new-run-tabs");
        window.press(KeyCode.RIGHT);
        window.press(KeyCode.RIGHT);
        tabTo("setting-search");
        robot.write("steps");
        tabTo("setting-steps");
        window.press(KeyCode.CONTROL, KeyCode.A);
        robot.write("400");
        window.press(KeyCode.ENTER);
        await(() ->
                Objects.requireNonNull(window.model().draft().configProperty().get())
                                .steps()
                        == 400);
        window.press(KeyCode.F5);
        await(() -> window.phase() == Phase.RUNNING
                && window.model().progressProperty().get() != null);
        assertThat(window.page()).isEqualTo(Page.TRAIN);
        assertFocusIsSeen();
        window.press(KeyCode.SPACE);
        await(() -> window.phase() == Phase.PAUSED);
        window.press(KeyCode.CONTROL, KeyCode.K);
        assertFocusIsSeen();
        window.press(KeyCode.ESCAPE);
        assertFocusIsSeen();
        assertThat(window.phase()).isEqualTo(Phase.PAUSED);
        window.press(KeyCode.SPACE);
        await(() -> window.phase() == Phase.ENDED);
        assertFocusIsSeen();
        assertThat(window.model().errorProperty().get()).isEmpty();
        assertThat(step()).isEqualTo(400);
        window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        await(() -> window.workspace().runs().runs().stream()
                .anyMatch(run -> run.state() == RunSummary.State.COMPLETED && run.step() == 400));
        assertThat(Files.readString(
                        window.workspace().runs().runs().get(0).root().resolve("run.json")))
                .contains("completed");
    }

    @Test
    void theFocusIsSeenOnEveryPageAndTabLeadsOn() {
        for (int round = 0; round < 2; round++) {
            for (Page page : Page.values()) {
                window.press(KeyCode.CONTROL, key(page));
                assertThat(window.page()).isEqualTo(page);
                assertFocusIsSeen();
                Node before = focused();
                window.press(KeyCode.TAB);
                assertFocusIsSeen();
                assertThat(focused()).isNotSameAs(before);
            }
        }
    }

    private static KeyCode key(Page page) {
        return switch (page) {
            case RUNS -> KeyCode.DIGIT1;
            case NEW_RUN -> KeyCode.DIGIT2;
            case TRAIN -> KeyCode.DIGIT3;
            case SAMPLES -> KeyCode.DIGIT4;
            case MONITOR -> KeyCode.DIGIT5;
            case COMPARE -> KeyCode.DIGIT6;
            case EXPORT -> KeyCode.DIGIT7;
        };
    }

    private long step() {
        return Objects.requireNonNull(window.model().progressProperty().get())
                .record()
                .step();
    }

    private Node focused() {
        return onScreen(() -> window.stage().getScene().getFocusOwner());
    }

    /** Something has the focus that can be seen and that Tab would come to. */
    private void assertFocusIsSeen() {
        Node owner = focused();
        assertThat(owner).as("who has the focus on page " + window.page()).isNotNull();
        assertThat(owner.isFocusTraversable()).as("Tab comes to " + owner).isTrue();
        assertThat(owner.isDisabled()).as(owner + " is disabled").isFalse();
        for (Node node = owner; node != null; node = node.getParent()) {
            assertThat(node.isVisible()).as(node + " is visible").isTrue();
        }
    }

    private void tabTo(String id) {
        for (int i = 0; i < MOST_TABS && !id.equals(focused().getId()); i++) {
            window.press(KeyCode.TAB);
        }
        assertThat(focused().getId()).isEqualTo(id);
    }
}
