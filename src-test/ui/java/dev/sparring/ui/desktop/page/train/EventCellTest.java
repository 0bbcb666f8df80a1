package dev.sparring.ui.desktop.page.train;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.ui.desktop.app.TextCanBeDrawn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class EventCellTest {

    private static final double ROUNDING = 1;

    private final FxRobot robot = new FxRobot();

    EventCellTest() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
    }

    /** The bar at the side, which comes with more events than there is room for, takes room from the lines. */
    @Test
    void allLinesOfAReasonAreSeenAtAnyWidth() {
        for (int width = 400; width < 520; width += 24) {
            ListView<RunEvent> list = new ListView<>();
            Stage stage = opened(list, width);
            robot.interact(() -> list.getItems().setAll(events()));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> list.scrollTo(list.getItems().size() - 1));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(list.lookupAll(".list-cell").stream().filter(Node::isVisible))
                    .isNotEmpty()
                    .allSatisfy(EventCellTest::assertNothingIsCut);
            robot.interact(stage::close);
        }
    }

    private static void assertNothingIsCut(Node cell) {
        for (Node node : cell.lookupAll(".label")) {
            Label label = (Label) node;
            assertThat(label.getHeight())
                    .as(label.getText())
                    .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()) - ROUNDING);
            double bottom = cell.sceneToLocal(label.localToScene(label.getLayoutBounds()))
                    .getMaxY();
            assertThat(bottom)
                    .as(label.getText())
                    .isLessThanOrEqualTo(cell.getLayoutBounds().getMaxY() + ROUNDING);
        }
    }

    private Stage opened(ListView<RunEvent> list, double width) {
        return WaitForAsyncUtils.waitForAsyncFx(120_000, () -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            list.setCellFactory(view -> new EventCell());
            list.setId("events");
            list.getStyleClass().add(Styles.DENSE);
            BorderPane page = new BorderPane(list);
            page.getStyleClass().add("sparring");
            Stage stage = new Stage();
            Scene scene = new Scene(page, width, 200);
            scene.getStylesheets()
                    .add(Objects.requireNonNull(TrainPage.class.getResource("/dev/sparring/ui/desktop/desktop.css"))
                            .toExternalForm());
            stage.setScene(scene);
            stage.show();
            return stage;
        });
    }

    private static List<RunEvent> events() {
        return LongStream.rangeClosed(1, 4)
                .mapToObj(number -> new RunEvent(
                        number * 1000,
                        "oscillation",
                        Severity.WARNING,
                        PlayerRole.BOTH,
                        Map.of("moved", 1.49, "moved_threshold", 0.3, "drift", 0.98, "drift_threshold", 0.4),
                        "Lower both learning rates or let them decay, or keep an average of the generator.",
                        ""))
                .toList();
    }
}
