package dev.sparring.ui.desktop.page.train;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.app.TextCanBeDrawn;
import dev.sparring.ui.desktop.component.board.ChartKinds;
import dev.sparring.ui.desktop.component.board.ChartSaver;
import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.marker.MarkedChart;
import dev.sparring.ui.desktop.model.ChartRange;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A run on disk is opened, pointed at, zoomed into and saved. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class ChartsJourneyTest {

    private static final long PATIENCE_SECONDS = 120;
    private static final int STEPS = 40;

    /** The plot is so far from the chart's edges. */
    private static final double LEFT = 52;

    private static final double RIGHT = 22;

    private final FxRobot robot = new FxRobot();
    private final Path home;
    private final ChartView view = new ChartView(ChartKinds.FIRST);
    private final List<String> said = new ArrayList<>();
    private final DesktopModel model;
    private final Stage stage;

    ChartsJourneyTest(@TempDir Path home) throws TimeoutException {
        this.home = home;
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        model = onScreen(() -> new DesktopModel(home, Clock.systemUTC(), Platform::runLater, Platform::runLater));
        stage = onScreen(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            ChartSaver saver = new ChartSaver((owner, name) -> Optional.of(home.resolve(name)), said::add, said::add);
            BorderPane page = new BorderPane(new ChartBoard(ShownRun.of(model), view, saver));
            page.getStyleClass().add("sparring");
            Stage opened = new Stage();
            Scene scene = new Scene(page, 1280, 900);
            scene.getStylesheets()
                    .add(Objects.requireNonNull(TrainPage.class.getResource("/dev/sparring/ui/desktop/desktop.css"))
                            .toExternalForm());
            opened.setScene(scene);
            opened.show();
            return opened;
        });
    }

    @BeforeEach
    void openARun() throws Exception {
        Path root = Files.createDirectories(home.resolve("done"));
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring").set("steps", "1000").build().yaml());
        Files.writeString(root.resolve("run.json"), "{\"outcome\":\"stopped\"}");
        Files.write(
                root.resolve("metrics.jsonl"),
                IntStream.rangeClosed(1, STEPS)
                        .mapToObj(ChartsJourneyTest::line)
                        .toList());
        Files.writeString(
                root.resolve("events.jsonl"),
                "{\"step\":32,\"kind\":\"checkpoint\",\"evidence\":{\"frechet_distance\":0.125}}\n");
        robot.interact(() -> model.open(root));
        await(() -> model.phaseProperty().get() == Phase.ENDED
                && model.curvesProperty().get().last() == STEPS);
    }

    private static String line(int step) {
        return "{\"step\":" + step + ",\"updates_g\":" + step + ",\"updates_d\":" + step
                + ",\"lr_g\":0.001,\"lr_d\":0.002,\"loss_g\":" + step / 16.0 + ",\"loss_d\":" + -step / 8.0
                + ",\"acc_real\":" + step / 64.0 + ",\"images_per_s\":100}";
    }

    @AfterEach
    void close() {
        robot.interact(stage::hide);
    }

    @Test
    void pointingAtOneChartTellsTheValuesOfThatStepInAll() {
        assertThat(legend("loss_g")).isEqualTo("generator 2.500");
        robot.moveTo(at("losses", 20));
        long step = view.cursorProperty().get().orElseThrow();
        assertThat(step).isBetween(19L, 21L);
        assertThat(legend("loss_g")).isEqualTo(String.format("generator %.3f", step / 16.0));
        assertThat(legend("loss_d")).isEqualTo(String.format("discriminator %.3f", -step / 8.0));
        assertThat(legend("acc_real")).isEqualTo(String.format("on real %.3f", step / 64.0));
        assertThat(legend("lr_g")).isEqualTo("generator 1.0e-3");
        assertThat(legend("lr_d")).isEqualTo("discriminator 2.0e-3");
        assertThat(legend("frechet_distance")).isEqualTo("distance");
        robot.moveTo(at("losses", 38));
        assertThat(legend("frechet_distance")).isEqualTo("distance 0.125");
        Bounds bounds = bounds("losses");
        robot.moveTo(new Point2D(bounds.getMinX() + 5, bounds.getMinY() - 12));
        assertThat(view.cursorProperty().get()).isEmpty();
        assertThat(legend("loss_g")).isEqualTo("generator 2.500");
    }

    @Test
    void keysZoomPanAndResetAllCharts() {
        Axis whole = view.axisProperty().get();
        robot.interact(() -> robot.lookup("#losses").query().requestFocus());
        press(KeyCode.PLUS);
        Axis near = view.axisProperty().get();
        assertThat(near.high() - near.low()).isLessThan(whole.high() - whole.low());
        assertThat(chart("losses").content().x()).isEqualTo(near);
        assertThat(chart("rates").content().x()).isEqualTo(near);
        press(KeyCode.RIGHT);
        assertThat(view.axisProperty().get().low()).isGreaterThan(near.low());
        press(KeyCode.LEFT);
        press(KeyCode.MINUS);
        press(KeyCode.HOME);
        assertThat(view.rangeProperty().get()).isEqualTo(ChartRange.SO_FAR);
        assertThat(chart("rates").content().x()).isEqualTo(whole);
        robot.press(KeyCode.SHIFT);
        press(KeyCode.RIGHT);
        robot.release(KeyCode.SHIFT);
        assertThat(view.cursorProperty().get()).isPresent();
    }

    /** Of the robot's two clicks a busy machine may make two single ones. */
    private void doubleClick(String chart) {
        robot.interact(() -> robot.lookup("#" + chart)
                .query()
                .fireEvent(new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.PRIMARY,
                        2,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theMouseZoomsPansAndResets() {
        robot.moveTo(at("losses", 20));
        // Monocle's wheel turns the other way round.
        robot.scroll(3, VerticalDirection.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        Axis near = view.axisProperty().get();
        assertThat(view.rangeProperty().get()).isInstanceOf(ChartRange.Zoomed.class);
        doubleClick("losses");
        assertThat(view.rangeProperty().get()).isEqualTo(ChartRange.SO_FAR);
        assertThat(near.high()).isLessThan(view.axisProperty().get().high());
        drag(at("losses", 30), at("losses", 10));
        assertThat(view.axisProperty().get().low()).isBetween(8.5, 11.5);
        assertThat(view.axisProperty().get().high()).isBetween(28.5, 31.5);
        robot.press(KeyCode.SHIFT);
        drag(at("losses", 20), at("losses", 16));
        robot.release(KeyCode.SHIFT);
        assertThat(view.axisProperty().get().low()).isBetween(12.0, 16.0);
    }

    @Test
    void valuesAreSavedAndCanBeReadBack() throws Exception {
        robot.clickOn("#menu-losses");
        robot.clickOn("Save values (CSV)…");
        WaitForAsyncUtils.waitForFxEvents();
        Path file = home.resolve("done-losses.csv");
        assertThat(said).singleElement().asString().contains(file.toString());
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("step,loss_g,loss_d");
        assertThat(lines).hasSize(1 + STEPS);
        for (int step = 1; step <= STEPS; step++) {
            String[] row = lines.get(step).split(",");
            assertThat(Integer.parseInt(row[0])).isEqualTo(step);
            assertThat(Double.parseDouble(row[1])).isEqualTo(step / 16.0);
            assertThat(Double.parseDouble(row[2])).isEqualTo(-step / 8.0);
        }
    }

    @Test
    void aPictureHasTwiceAsManyPixelsAsTheScreen() throws Exception {
        robot.clickOn("#menu-losses");
        robot.clickOn("Save picture (PNG)…");
        WaitForAsyncUtils.waitForFxEvents();
        BufferedImage image = ImageIO.read(home.resolve("done-losses.png").toFile());
        MarkedChart chart = chart("losses");
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(2 * chart.getWidth()));
        assertThat(image.getHeight()).isGreaterThan((int) (2 * chart.getHeight()));
        long blue = IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff) == 0x0072b2)
                .count();
        assertThat(blue).isGreaterThan(100);
    }

    @Test
    void chartsAreHiddenShownAndMoved() {
        robot.clickOn("#menu-losses");
        robot.clickOn("Move up");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bounds("losses").getMinY() + bounds("losses").getMinX())
                .isLessThan(bounds("rates").getMinY() + bounds("rates").getMinX());
        robot.clickOn("#menu-losses");
        robot.clickOn("Hide");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#losses").tryQuery()).isEmpty();
        robot.clickOn("#charts-menu");
        robot.clickOn("Samples per second");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(legend("images_per_s")).isEqualTo("real samples 100");
    }

    private void drag(Point2D from, Point2D to) {
        robot.moveTo(from);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(from.midpoint(to));
        robot.moveTo(to);
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private MarkedChart chart(String id) {
        return robot.lookup("#" + id).queryAs(MarkedChart.class);
    }

    private Bounds bounds(String id) {
        MarkedChart chart = chart(id);
        return onScreen(() -> chart.localToScreen(chart.getBoundsInLocal()));
    }

    /** The place of a step in the middle of a chart's height. */
    private Point2D at(String id, double step) {
        Bounds bounds = bounds(id);
        double width = bounds.getWidth() - LEFT - RIGHT;
        return new Point2D(
                bounds.getMinX() + LEFT + view.axisProperty().get().position(step) * width, bounds.getCenterY());
    }

    private String legend(String key) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#legend-" + key).queryAs(Labeled.class).getText();
    }

    private void press(KeyCode key) {
        robot.press(key).release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T onScreen(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, call);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
