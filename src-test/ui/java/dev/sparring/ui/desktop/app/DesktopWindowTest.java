package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.session.RunSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class DesktopWindowTest {

    private static final long PATIENCE_SECONDS = 120;

    private final Path home;

    private final FxRobot robot = new FxRobot();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SparringApplication application;
    private final Stage stage;

    DesktopWindowTest(@TempDir Path home) throws TimeoutException {
        this.home = home;
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        application =
                onScreen(() -> new SparringApplication("test", home, home.resolve("settings"), closed::countDown));
        stage = onScreen(application::start);
        settle();
        show(Page.TRAIN);
    }

    private void show(Page page) {
        onScreen(() -> {
            application.workspace().pageProperty().set(page);
            return true;
        });
        settle();
    }

    /** Shows all keys of the next run. */
    private void showKeys() {
        show(Page.NEW_RUN);
        robot.interact(() -> robot.lookup("#new-run-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(2));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The first pictures take long where the machine is busy, and the robot is less patient than we are. */
    private static void settle() {
        for (int i = 0; i < 5; i++) {
            onScreen(() -> true);
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        askToClose();
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void buttonsAreEnabledWhereTheyMakeSense() throws TimeoutException {
        assertThat(enabled("#start", "#folder")).isTrue();
        assertThat(disabled("#pause", "#step", "#stop")).isTrue();
        robot.clickOn("#start");
        await(() -> phase() == Phase.RUNNING);
        assertThat(disabled("#start", "#folder")).isTrue();
        assertThat(enabled("#pause", "#step", "#stop")).isTrue();
        robot.clickOn("#stop");
        await(() -> phase() == Phase.ENDED);
        assertThat(enabled("#start", "#folder")).isTrue();
        assertThat(disabled("#pause", "#step", "#stop")).isTrue();
    }

    @Test
    void keysPauseResumeAndStep() throws TimeoutException {
        robot.press(KeyCode.F5).release(KeyCode.F5);
        await(() -> phase() == Phase.RUNNING);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> phase() == Phase.RUNNING);
        robot.press(KeyCode.F10).release(KeyCode.F10);
        await(() -> phase() == Phase.PAUSED);
    }

    @Test
    void bothCurvesAndTheSamplesAreDrawn() throws TimeoutException {
        robot.clickOn("#start");
        await(() -> application.model().pictureProperty().get() != null
                && application.model().progressProperty().get() != null);
        robot.clickOn("#pause");
        await(() -> phase() == Phase.PAUSED);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels("#rates", Palette.LIGHT.generator())).isGreaterThan(100);
        assertThat(pixels("#rates", Palette.LIGHT.discriminator())).isGreaterThan(100);
        assertThat(pixels("#losses", Palette.LIGHT.generator())).isPositive();
        assertThat(pixels("#losses", Palette.LIGHT.discriminator())).isPositive();
        assertThat(pixels("#samples", Palette.LIGHT.data())).isGreaterThan(100);
        assertThat(tinted("#samples", Palette.LIGHT.generator())).isGreaterThan(100);
    }

    @Test
    void aDarkWindowDrawsInItsOwnColours() throws TimeoutException {
        robot.clickOn("#theme");
        await(() -> application.model().planProperty().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels("#rates", Palette.DARK.generator())).isGreaterThan(100);
        assertThat(pixels("#rates", Palette.DARK.discriminator())).isGreaterThan(100);
        robot.clickOn("#theme");
    }

    @Test
    void aMarkIsDrawnAtItsStepAndTellsAllWhenPointedAt() throws TimeoutException {
        await(() -> application.model().planProperty().get() != null);
        robot.interact(() -> application
                .model()
                .events()
                .add(new RunEvent(
                        3000,
                        "mode-collapse",
                        Severity.CRITICAL,
                        PlayerRole.GENERATOR,
                        Map.of("diversity", 0.1),
                        "Lower the rate.",
                        "")));
        Node rates = robot.lookup("#rates").query();
        Bounds bounds = rates.localToScreen(rates.getBoundsInLocal());
        // The ring takes 6000 steps; the plot is 52 pixels from the left and 22 from the right.
        double middle = bounds.getMinX() + 52 + (bounds.getWidth() - 74) / 2;
        robot.moveTo(middle + 40, bounds.getCenterY()).moveTo(middle + 2, bounds.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details .title").queryLabeled().getText())
                .isEqualTo("Mode collapse at step 3,000");
        assertThat(pixels("#rates", Palette.LIGHT.critical())).isGreaterThan(100);
        robot.moveTo(middle + 40, bounds.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details").tryQuery()).isEmpty();
        robot.moveTo(middle - 2, bounds.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details").tryQuery()).isPresent();
        robot.interact(() -> application.model().events().clear());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details").tryQuery()).isEmpty();
        assertThat(pixels("#rates", Palette.LIGHT.critical())).isZero();
    }

    @Test
    void aMissingFolderIsSaidInABannerThatGoesAway() throws TimeoutException {
        assertThat(robot.lookup("#error").query().isVisible()).isFalse();
        robot.interact(() -> application.model().choose(new RunSource.OwnData("folder", home.resolve("nowhere"))));
        robot.clickOn("#start");
        await(() -> robot.lookup("#error").query().isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#error .button");
        assertThat(robot.lookup("#error").query().isVisible()).isFalse();
    }

    @Test
    void whatAnotherChoiceWouldTrainIsSaidInABannerThatGoesAway() throws TimeoutException {
        assertThat(robot.lookup("#hint").query().isVisible()).isFalse();
        robot.clickOn("#start");
        await(() -> application.model().pictureProperty().get() != null);
        robot.clickOn("#stop");
        await(() -> phase() == Phase.ENDED);
        robot.interact(() -> application.model().draft().choiceProperty().set(new RunSource.Preset("grid")));
        await(() -> robot.lookup("#hint").query().isVisible());
        assertThat(robot.lookup("#hint .label").queryLabeled().getText()).startsWith("Start trains ‘grid’ for ");
        robot.clickOn("#hint .button");
        assertThat(robot.lookup("#hint").query().isVisible()).isFalse();
    }

    @Test
    void thePlaceOfTheSamplesShowsWhetherSomeAreOnTheirWay() throws TimeoutException {
        FontIcon icon = robot.lookup(".empty .ikonli-font-icon").queryAs(FontIcon.class);
        List<Ikon> shown = new ArrayList<>();
        robot.interact(() -> icon.iconCodeProperty().subscribe(code -> shown.add(code)));
        robot.clickOn("#start");
        await(() -> application.model().pictureProperty().get() != null);
        robot.clickOn("#stop");
        await(() -> phase() == Phase.ENDED);
        robot.interact(() -> assertThat(shown).containsExactly(Feather.IMAGE, Feather.LOADER, Feather.IMAGE));
    }

    @Test
    void aSpaceThatComesTooLateToPauseDoesNothing() throws TimeoutException {
        press(KeyCode.F5);
        await(() -> phase() == Phase.RUNNING);
        assertThat(robot.lookup("#pause").query().isFocused()).isTrue();
        robot.interact(() -> application.model().stop());
        await(() -> phase() == Phase.ENDED);
        press(KeyCode.SPACE);
        assertThat(application.model().darkProperty().get()).isFalse();
        assertThat(phase()).isEqualTo(Phase.ENDED);
        assertThat(robot.lookup("#samples").query().isFocused()).isTrue();
    }

    @Test
    void aSecondSpaceOnStartDoesNotStopWhatItStarted() throws TimeoutException {
        robot.interact(() -> robot.lookup("#start").query().requestFocus());
        press(KeyCode.SPACE);
        robot.interact(
                () -> assertThat(robot.lookup("#stop").query().isFocused()).isFalse());
        await(() -> phase() == Phase.RUNNING);
    }

    @Test
    void aSettingThatIsNotLegalIsSaidAndStaysToBeMended() throws TimeoutException {
        await(() -> application.model().draft().configProperty().get() != null);
        showKeys();
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText("batch"));
        TextField batch = robot.lookup("#setting-batch").queryAs(TextField.class);
        robot.interact(() -> batch.setText("1"));
        robot.interact(() -> batch.fireEvent(new ActionEvent()));
        await(() -> robot.lookup("#error").query().isVisible());
        assertThat(application.model().errorProperty().get()).startsWith("batch is 1; it must be ");
        assertThat(robot.lookup("#setting-batch").queryAs(TextField.class).getText())
                .isEqualTo("1");
        robot.interact(() -> batch.setText("32"));
        robot.interact(() -> batch.fireEvent(new ActionEvent()));
        await(() -> !robot.lookup("#error").query().isVisible());
        robot.clickOn("#settings-take-back");
        await(() -> application.model().draft().changes().isEmpty());
        robot.clickOn("#start-new");
        await(() -> phase() == Phase.RUNNING);
        assertThat(application.workspace().pageProperty().get()).isEqualTo(Page.TRAIN);
        assertThat(disabled("#new-run-tabs", "#open")).isTrue();
    }

    @Test
    void aFileIsTypedWhereAModelIsChosen() throws Exception {
        Path file = Files.writeString(home.resolve("mine.json"), "{\"confs\": []}");
        await(() -> application.model().draft().configProperty().get() != null);
        showKeys();
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText("generator.model"));
        ComboBox<?> model = robot.lookup("#setting-generator-model").queryAs(ComboBox.class);
        robot.interact(() -> {
            model.getEditor().setText(file.toString());
            model.commitValue();
        });
        await(() -> Objects.requireNonNull(
                        application.model().draft().configProperty().get())
                .yaml()
                .contains("model: " + file));
        assertThat(application.model().draft().changes()).containsEntry("generator.model", file.toString());
        assertThat(model.getEditor().getText()).isEqualTo(file.toString());
        robot.interact(() -> {
            model.getEditor().setText("renset");
            model.commitValue();
        });
        await(() -> robot.lookup("#error").query().isVisible());
        assertThat(application.model().errorProperty().get())
                .startsWith("generator.model is renset; it must be one of ");
    }

    private TextField setting(String key) throws TimeoutException {
        await(() -> application.model().draft().configProperty().get() != null);
        showKeys();
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText(key));
        return robot.lookup("#setting-" + key).queryAs(TextField.class);
    }

    private void type(TextField field, String text) {
        robot.interact(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    @Test
    void theValueBeforeAMistakeCanBeTypedAgain() throws TimeoutException {
        TextField batch = setting("batch");
        String before = batch.getText();
        type(batch, "1");
        await(() -> robot.lookup("#error").query().isVisible());
        type(batch, before);
        await(() -> !robot.lookup("#error").query().isVisible());
        assertThat(application.model().draft().changes()).containsEntry("batch", before);
    }

    @Test
    void aMistakeCanBeTakenBackWhereItWasMade() throws TimeoutException {
        TextField batch = setting("batch");
        String before = batch.getText();
        assertThat(robot.lookup("#take-back-batch").query().isVisible()).isFalse();
        type(batch, "1");
        await(() -> robot.lookup("#error").query().isVisible());
        robot.clickOn("#take-back-batch");
        await(() -> !robot.lookup("#error").query().isVisible());
        assertThat(setting("batch").getText()).isEqualTo(before);
        assertThat(application.model().draft().changes()).isEmpty();
        assertThat(robot.lookup("#take-back-batch").query().isVisible()).isFalse();
    }

    @Test
    void whatIsBeingTypedStaysWhileAnotherChangeIsAnswered() throws TimeoutException {
        TextField batch = setting("batch");
        robot.interact(() -> {
            batch.requestFocus();
            batch.setText("3");
            application.model().draft().change("seed", "5");
        });
        await(() -> application.model().draft().configProperty().get().seed() == 5);
        robot.interact(() -> {
            assertThat(batch.getText()).isEqualTo("3");
            assertThat(batch.isFocused()).isTrue();
        });
    }

    @Test
    void aRunBeginsWithWhatIsStillBeingTyped() throws TimeoutException {
        TextField batch = setting("batch");
        robot.interact(batch::requestFocus);
        robot.interact(() -> batch.setText("17"));
        press(KeyCode.F5);
        await(() -> phase() == Phase.RUNNING);
        assertThat(application.model().draft().changes()).containsEntry("batch", "17");
    }

    @Test
    void anotherChoiceHasOtherSettings() throws TimeoutException {
        type(setting("batch"), "17");
        robot.interact(() -> application.model().draft().choiceProperty().set(new RunSource.Preset("grid")));
        assertThat(setting("batch").getText()).isNotEqualTo("17");
    }

    @Test
    void whatHasTheFocusHasARing() {
        for (String button : List.of("#theme", "#start", "#palette", "Warmup", "Log")) {
            robot.interact(() -> robot.lookup("#samples").query().requestFocus());
            long without = pixelsAround(button);
            robot.interact(() -> robot.lookup(button).query().requestFocus());
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(pixelsAround(button)).as(button).isGreaterThan(without + 60);
        }
    }

    /** Pixels of the focus's colour in and around a node, the part of which beside the node is as wide as a ring. */
    private long pixelsAround(String query) {
        WritableImage image = onScreen(() -> {
            Node node = robot.lookup(query).query();
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            SnapshotParameters part = new SnapshotParameters();
            part.setViewport(new Rectangle2D(
                    bounds.getMinX() - 4, bounds.getMinY() - 4, bounds.getWidth() + 8, bounds.getHeight() + 8));
            return stage.getScene().getRoot().snapshot(part, null);
        });
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (close(image.getPixelReader().getColor(x, y), Color.web("#0969da"))) {
                    count++;
                }
            }
        }
        return count;
    }

    @Test
    void theWindowOpensInItsOwnSizeAndNotInTheLeast() {
        assertThat(stage.getWidth()).isEqualTo(1280);
        assertThat(stage.getHeight()).isEqualTo(800);
    }

    @Test
    void theNextWindowIsAsTheLastOneWas() throws TimeoutException, InterruptedException {
        Path pictures = home.resolve("pictures");
        robot.interact(() -> {
            assertThat(pictures.toFile().mkdir()).isTrue();
            application.model().choose(new RunSource.OwnData("folder", pictures));
            application.model().darkProperty().set(true);
            stage.setWidth(1200);
            stage.setHeight(700);
        });
        askToClose();
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        SparringApplication next =
                onScreen(() -> new SparringApplication("test", home, home.resolve("settings"), () -> {}));
        Stage again = onScreen(next::start);
        robot.interact(() -> {
            assertThat(again.getWidth()).isEqualTo(1200);
            assertThat(again.getHeight()).isEqualTo(700);
            assertThat(next.model().darkProperty().get()).isTrue();
            assertThat(next.model().draft().choiceProperty().get())
                    .isEqualTo(new RunSource.OwnData("folder", pictures));
            assertThat(next.model().draft().folderProperty().get()).isEqualTo(pictures);
            next.model().darkProperty().set(false);
            again.close();
        });
    }

    @Test
    void theCauseStandsFirstInTheTooltipOfAMarkAndNothingOfFourIsLeftOut() throws TimeoutException {
        await(() -> application.model().planProperty().get() != null);
        robot.interact(() -> {
            for (String kind : List.of("mode-collapse", "rollback", "rewarm", "slow")) {
                Severity severity = kind.equals("mode-collapse") ? Severity.CRITICAL : Severity.INFO;
                application
                        .model()
                        .events()
                        .add(0, new RunEvent(3000, kind, severity, PlayerRole.GENERATOR, Map.of(), "", ""));
            }
        });
        Node rates = robot.lookup("#rates").query();
        Bounds bounds = rates.localToScreen(rates.getBoundsInLocal());
        double middle = bounds.getMinX() + 52 + (bounds.getWidth() - 74) / 2;
        robot.moveTo(middle + 40, bounds.getCenterY()).moveTo(middle + 2, bounds.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details .title").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly(
                        "Mode collapse at step 3,000",
                        "Slow at step 3,000",
                        "Rewarm at step 3,000",
                        "Rollback at step 3,000");
        robot.moveTo(middle + 40, bounds.getCenterY());
    }

    @Test
    void explanationsInTheListAreReadableInFull() {
        String advice = "Lower the generator's learning rate, ".repeat(8) + "and that is all.";
        robot.interact(() -> application
                .model()
                .events()
                .add(new RunEvent(
                        3000,
                        "mode-collapse",
                        Severity.CRITICAL,
                        PlayerRole.GENERATOR,
                        Map.of("diversity", 0.1, "share_lost", 0.5, "effective", 0.2, "precision", 0.3, "recall", 0.4),
                        advice,
                        "")));
        WaitForAsyncUtils.waitForFxEvents();
        Label outcome = robot.lookup("#events .event-outcome").queryAs(Label.class);
        assertThat(outcome.getText()).endsWith("and that is all.");
        Text drawn = (Text) outcome.lookup(".text");
        assertThat(drawn.getText()).isEqualTo(outcome.getText());
        robot.interact(
                () -> assertThat(outcome.getHeight()).isGreaterThanOrEqualTo(outcome.prefHeight(outcome.getWidth())));
    }

    @Test
    void noPointsShineThroughTheTextBeforeTheFirstSamples() throws TimeoutException, IOException {
        Files.writeString(home.resolve("runs"), "a file where the directory should be");
        robot.clickOn("#start");
        await(() -> phase() == Phase.ENDED);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels("#samples", Palette.LIGHT.data())).isZero();
    }

    private void press(KeyCode key) {
        robot.press(key).release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void closingDuringARunSavesACheckpoint() throws TimeoutException, InterruptedException, IOException {
        robot.clickOn("#start");
        await(() -> application.model().progressProperty().get() != null);
        askToClose();
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(stage.isShowing()).isFalse();
        try (Stream<Path> files = Files.walk(home.resolve("runs"))) {
            assertThat(files).anyMatch(file -> file.endsWith("manifest.json"));
        }
    }

    private void askToClose() {
        robot.interact(() -> {
            if (stage.isShowing()) {
                stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            }
        });
    }

    private Phase phase() {
        return application.model().phaseProperty().get();
    }

    private boolean enabled(String... queries) {
        return Stream.of(queries).noneMatch(query -> robot.lookup(query).query().isDisabled());
    }

    private boolean disabled(String... queries) {
        return Stream.of(queries).allMatch(query -> robot.lookup(query).query().isDisabled());
    }

    private static <T> T onScreen(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, call);
    }

    /** The condition is seen from another thread, perhaps before what follows the model has followed it. */
    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private long pixels(String query, Color colour) {
        return pixels(query, pixel -> close(pixel, colour));
    }

    /** Pixels of a hue: samples let the background through, and only where many lie on one spot they have their full colour. */
    private long tinted(String query, Color colour) {
        return pixels(
                query,
                pixel -> pixel.getSaturation() > 0.2
                        && Math.abs(Math.IEEEremainder(pixel.getHue() - colour.getHue(), 360)) < 8);
    }

    private long pixels(String query, Predicate<Color> wanted) {
        Node node = robot.lookup(query).query();
        WritableImage image = onScreen(() -> node.snapshot(null, null));
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (wanted.test(image.getPixelReader().getColor(x, y))) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean close(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 0.03
                && Math.abs(one.getGreen() - other.getGreen()) < 0.03
                && Math.abs(one.getBlue() - other.getBlue()) < 0.03;
    }
}
