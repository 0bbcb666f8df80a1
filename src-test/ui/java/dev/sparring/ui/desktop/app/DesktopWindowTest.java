package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
import static dev.sparring.ui.desktop.app.OpenWindow.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.ui.desktop.component.FileTarget;
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
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class DesktopWindowTest {

    private final Path home;

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window;

    DesktopWindowTest(@TempDir Path home) throws TimeoutException {
        this.home = home;
        window = new OpenWindow(home);
        window.show(Page.TRAIN);
    }

    /** Shows all keys of the next run. */
    private void showKeys() {
        window.showTab(2);
    }

    @AfterEach
    void close() throws InterruptedException {
        window.close();
    }

    @Test
    void buttonsAreEnabledWhereTheyMakeSense() throws TimeoutException {
        assertThat(enabled("#start", "#folder")).isTrue();
        assertThat(disabled("#pause", "#step", "#stop")).isTrue();
        robot.clickOn("#start");
        await(() -> window.phase() == Phase.RUNNING);
        assertThat(disabled("#start", "#folder")).isTrue();
        assertThat(enabled("#pause", "#step", "#stop")).isTrue();
        robot.clickOn("#stop");
        await(() -> window.phase() == Phase.ENDED);
        assertThat(enabled("#start", "#folder")).isTrue();
        assertThat(disabled("#pause", "#step", "#stop")).isTrue();
    }

    @Test
    void keysPauseResumeAndStep() throws TimeoutException {
        robot.press(KeyCode.F5).release(KeyCode.F5);
        await(() -> window.phase() == Phase.RUNNING);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> window.phase() == Phase.PAUSED);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> window.phase() == Phase.RUNNING);
        robot.press(KeyCode.F10).release(KeyCode.F10);
        await(() -> window.phase() == Phase.PAUSED);
    }

    @Test
    void bothCurvesAndTheSamplesAreDrawn() throws TimeoutException {
        robot.clickOn("#start");
        await(() -> window.model().pictureProperty().get() != null
                && window.model().progressProperty().get() != null);
        robot.clickOn("#pause");
        await(() -> window.phase() == Phase.PAUSED);
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
        await(() -> window.model().planProperty().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels("#rates", Palette.DARK.generator())).isGreaterThan(100);
        assertThat(pixels("#rates", Palette.DARK.discriminator())).isGreaterThan(100);
        robot.clickOn("#theme");
    }

    @Test
    void aMarkIsDrawnAtItsStepAndTellsAllWhenPointedAt() throws TimeoutException {
        await(() -> window.model().planProperty().get() != null);
        robot.interact(() -> window.model()
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
        robot.interact(() -> window.model().events().clear());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details").tryQuery()).isEmpty();
        assertThat(pixels("#rates", Palette.LIGHT.critical())).isZero();
    }

    @Test
    void aMissingFolderIsSaidInABannerThatGoesAway() throws TimeoutException {
        assertThat(robot.lookup("#error").query().isVisible()).isFalse();
        robot.interact(() -> window.model().choose(new RunSource.OwnData("folder", home.resolve("nowhere"))));
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
        await(() -> window.model().pictureProperty().get() != null);
        robot.clickOn("#stop");
        await(() -> window.phase() == Phase.ENDED);
        robot.interact(() -> window.model().draft().choiceProperty().set(new RunSource.Preset("grid")));
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
        await(() -> window.model().pictureProperty().get() != null);
        robot.clickOn("#stop");
        await(() -> window.phase() == Phase.ENDED);
        robot.interact(() -> assertThat(shown).containsExactly(Feather.IMAGE, Feather.LOADER, Feather.IMAGE));
    }

    @Test
    void aSpaceThatComesTooLateToPauseDoesNothing() throws TimeoutException {
        window.press(KeyCode.F5);
        await(() -> window.phase() == Phase.RUNNING);
        assertThat(robot.lookup("#pause").query().isFocused()).isTrue();
        robot.interact(() -> window.model().stop());
        await(() -> window.phase() == Phase.ENDED);
        window.press(KeyCode.SPACE);
        assertThat(window.model().darkProperty().get()).isFalse();
        assertThat(window.phase()).isEqualTo(Phase.ENDED);
        assertThat(robot.lookup("#samples").query().isFocused()).isTrue();
    }

    @Test
    void aSecondSpaceOnStartDoesNotStopWhatItStarted() throws TimeoutException {
        robot.interact(() -> robot.lookup("#start").query().requestFocus());
        window.press(KeyCode.SPACE);
        robot.interact(
                () -> assertThat(robot.lookup("#stop").query().isFocused()).isFalse());
        await(() -> window.phase() == Phase.RUNNING);
    }

    @Test
    void aSettingThatIsNotLegalIsSaidAndStaysToBeMended() throws TimeoutException {
        await(() -> window.model().draft().configProperty().get() != null);
        showKeys();
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText("batch"));
        TextField batch = robot.lookup("#setting-batch").queryAs(TextField.class);
        robot.interact(() -> batch.setText("1"));
        robot.interact(() -> batch.fireEvent(new ActionEvent()));
        await(() -> robot.lookup("#error").query().isVisible());
        assertThat(window.model().errorProperty().get()).startsWith("batch is 1; it must be ");
        assertThat(robot.lookup("#setting-batch").queryAs(TextField.class).getText())
                .isEqualTo("1");
        robot.interact(() -> batch.setText("32"));
        robot.interact(() -> batch.fireEvent(new ActionEvent()));
        await(() -> !robot.lookup("#error").query().isVisible());
        robot.clickOn("#settings-take-back");
        await(() -> window.model().draft().changes().isEmpty());
        robot.clickOn("#start-new");
        await(() -> window.phase() == Phase.RUNNING);
        assertThat(window.workspace().pageProperty().get()).isEqualTo(Page.TRAIN);
        assertThat(disabled("#new-run-tabs", "#folder")).isTrue();
        assertThat(robot.lookup("#open").query().isDisabled())
                .as("another run can be read meanwhile")
                .isFalse();
    }

    @Test
    void aFileIsTypedWhereAModelIsChosen() throws Exception {
        Path file = Files.writeString(home.resolve("mine.json"), "{\"confs\": []}");
        await(() -> window.model().draft().configProperty().get() != null);
        showKeys();
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText("generator.model"));
        ComboBox<?> model = robot.lookup("#setting-generator-model").queryAs(ComboBox.class);
        robot.interact(() -> {
            model.getEditor().setText(file.toString());
            model.commitValue();
        });
        await(() -> Objects.requireNonNull(
                        window.model().draft().configProperty().get())
                .yaml()
                .contains("model: " + file));
        assertThat(window.model().draft().changes()).containsEntry("generator.model", file.toString());
        assertThat(model.getEditor().getText()).isEqualTo(file.toString());
        robot.interact(() -> {
            model.getEditor().setText("renset");
            model.commitValue();
        });
        await(() -> robot.lookup("#error").query().isVisible());
        assertThat(window.model().errorProperty().get()).startsWith("generator.model is renset; it must be one of ");
    }

    private TextField setting(String key) throws TimeoutException {
        await(() -> window.model().draft().configProperty().get() != null);
        showKeys();
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText(key));
        return robot.lookup("#setting-" + key).queryAs(TextField.class);
    }

    @Test
    void theValueBeforeAMistakeCanBeTypedAgain() throws TimeoutException {
        TextField batch = setting("batch");
        String before = batch.getText();
        window.type(batch, "1");
        await(() -> robot.lookup("#error").query().isVisible());
        window.type(batch, before);
        await(() -> !robot.lookup("#error").query().isVisible());
        assertThat(window.model().draft().changes()).containsEntry("batch", before);
    }

    @Test
    void aMistakeCanBeTakenBackWhereItWasMade() throws TimeoutException {
        TextField batch = setting("batch");
        String before = batch.getText();
        assertThat(robot.lookup("#take-back-batch").query().isVisible()).isFalse();
        window.type(batch, "1");
        await(() -> robot.lookup("#error").query().isVisible());
        robot.clickOn("#take-back-batch");
        await(() -> !robot.lookup("#error").query().isVisible());
        assertThat(setting("batch").getText()).isEqualTo(before);
        assertThat(window.model().draft().changes()).isEmpty();
        assertThat(robot.lookup("#take-back-batch").query().isVisible()).isFalse();
    }

    @Test
    void whatIsBeingTypedStaysWhileAnotherChangeIsAnswered() throws TimeoutException {
        TextField batch = setting("batch");
        robot.interact(() -> {
            batch.requestFocus();
            batch.setText("3");
            window.model().draft().change("seed", "5");
        });
        await(() -> window.model().draft().configProperty().get().seed() == 5);
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
        window.press(KeyCode.F5);
        await(() -> window.phase() == Phase.RUNNING);
        assertThat(window.model().draft().changes()).containsEntry("batch", "17");
    }

    @Test
    void anotherChoiceHasOtherSettings() throws TimeoutException {
        window.type(setting("batch"), "17");
        robot.interact(() -> window.model().draft().choiceProperty().set(new RunSource.Preset("grid")));
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
            return window.stage().getScene().getRoot().snapshot(part, null);
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
        assertThat(window.stage().getWidth()).isEqualTo(1280);
        assertThat(window.stage().getHeight()).isEqualTo(800);
    }

    @Test
    void theNextWindowIsAsTheLastOneWas() throws TimeoutException, InterruptedException {
        Path pictures = home.resolve("pictures");
        robot.interact(() -> {
            assertThat(pictures.toFile().mkdir()).isTrue();
            window.model().choose(new RunSource.OwnData("folder", pictures));
            window.model().darkProperty().set(true);
            window.stage().setWidth(1200);
            window.stage().setHeight(700);
        });
        window.close();
        SparringApplication next = onScreen(
                () -> new SparringApplication("test", home, home.resolve("settings"), () -> {}, FileTarget::dialog));
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
        await(() -> window.model().planProperty().get() != null);
        robot.interact(() -> {
            for (String kind : List.of("mode-collapse", "rollback", "rewarm", "slow")) {
                Severity severity = kind.equals("mode-collapse") ? Severity.CRITICAL : Severity.INFO;
                window.model()
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
        robot.interact(() -> window.model()
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
        await(() -> window.phase() == Phase.ENDED);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels("#samples", Palette.LIGHT.data())).isZero();
    }

    @Test
    void closingDuringARunSavesACheckpoint() throws TimeoutException, InterruptedException, IOException {
        robot.clickOn("#start");
        await(() -> window.model().progressProperty().get() != null);
        window.close();
        assertThat(window.stage().isShowing()).isFalse();
        try (Stream<Path> files = Files.walk(home.resolve("runs"))) {
            assertThat(files).anyMatch(file -> file.endsWith("manifest.json"));
        }
    }

    private boolean enabled(String... queries) {
        return Stream.of(queries).noneMatch(query -> robot.lookup(query).query().isDisabled());
    }

    private boolean disabled(String... queries) {
        return Stream.of(queries).allMatch(query -> robot.lookup(query).query().isDisabled());
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
