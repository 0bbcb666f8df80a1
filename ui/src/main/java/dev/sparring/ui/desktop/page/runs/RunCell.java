package dev.sparring.ui.desktop.page.runs;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.session.library.RunSummary;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A run: its newest samples, what has become of it, and what can be done with it. */
final class RunCell extends ListCell<RunSummary> {

    private static final double THUMBNAIL = 64;

    private final RunCommands commands;
    private final Clock clock;
    private final ImageView picture = new ImageView();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label progress = new Label();
    private final Label figures = new Label();
    private final Button open = new Button(Texts.text("runs.open"));
    private final Button goOn = new Button(Texts.text("runs.continue"));
    private final MenuButton more = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL));
    private final RunLineEditor editor = new RunLineEditor();
    private final VBox words;
    private final HBox line;
    private @Nullable Path drawn;

    RunCell(RunCommands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
        picture.setFitWidth(THUMBNAIL);
        picture.setFitHeight(THUMBNAIL);
        picture.setPreserveRatio(true);
        StackPane frame = new StackPane(picture);
        frame.setMinSize(THUMBNAIL, THUMBNAIL);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        state.getStyleClass().add("run-state");
        state.setMinWidth(Region.USE_PREF_SIZE);
        progress.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        figures.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        HBox first = new HBox(name, state);
        first.getStyleClass().add("run-first");
        words = new VBox(first, progress, figures, editor);
        words.getStyleClass().add("run-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        line = new HBox(frame, words, goOn, open, more);
        line.getStyleClass().add("run-line");
        for (Region button : new Region[] {open, goOn, more}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        more.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "tweaks-no-arrow");
        setPrefWidth(0);
        open.setOnAction(event -> commands.open(shown()));
        goOn.setOnAction(event -> commands.continueToEnd(shown()));
        goOn.disableProperty().bind(commands.busyProperty());
        open.disableProperty().bind(commands.unsettledProperty());
        MenuItem longer = item(Texts.text("runs.continue-for"), this::askForSteps);
        MenuItem duplicate = item(Texts.text("runs.duplicate"), () -> commands.duplicate(shown()));
        longer.disableProperty().bind(commands.busyProperty());
        duplicate.disableProperty().bind(commands.busyProperty());
        more.getItems()
                .setAll(
                        longer,
                        duplicate,
                        item(Texts.text("runs.rename"), this::askForName),
                        item(Texts.text("runs.reveal"), () -> commands.reveal(shown())),
                        new SeparatorMenuItem(),
                        item(Texts.text("runs.delete"), () -> commands.delete(shown())));
    }

    private static MenuItem item(String text, Runnable work) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> work.run());
        return item;
    }

    private RunSummary shown() {
        return Objects.requireNonNull(getItem(), "an empty cell has no buttons");
    }

    /** Asks for the run's new name, in the place where it is shown. */
    void askForName() {
        RunSummary run = shown();
        editor.ask(Texts.text("runs.name"), run.folder(), text -> commands.rename(run, text));
    }

    private void askForSteps() {
        RunSummary run = shown();
        editor.ask(
                Texts.text("runs.steps-after", run.step()),
                Long.toString(Math.max(1, run.steps())),
                text -> commands.continueFor(run, text));
    }

    @Override
    protected void updateItem(@Nullable RunSummary run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            editor.close();
            return;
        }
        if (!run.root().equals(editor.about())) {
            editor.close();
            editor.about(run.root());
        }
        name.setText(run.folder());
        state.setText(run.state().label());
        state.getStyleClass().setAll("label", "run-state", run.state().style());
        String start = RunText.start(run, clock.instant(), clock.getZone());
        progress.setText(RunText.progress(run) + (start.isEmpty() ? "" : " · " + start));
        figures.setText(RunText.figures(run));
        figures.setManaged(!figures.getText().isEmpty());
        goOn.setVisible(run.isUnfinished());
        goOn.setManaged(run.isUnfinished());
        open.setAccessibleText(Texts.text("runs.open.accessible", run.folder()));
        goOn.setAccessibleText(Texts.text("runs.continue.accessible", run.folder()));
        more.setAccessibleText(Texts.text("runs.more.accessible", run.folder()));
        draw(run.picture().orElse(null));
        setGraphic(line);
    }

    private void draw(@Nullable Path file) {
        if (!Objects.equals(file, drawn)) {
            drawn = file;
            // Twice as large as it is shown, for screens of small pixels; loaded in the background.
            picture.setImage(
                    file == null
                            ? null
                            : new Image(file.toUri().toString(), 2 * THUMBNAIL, 2 * THUMBNAIL, true, true, true));
        }
    }
}
