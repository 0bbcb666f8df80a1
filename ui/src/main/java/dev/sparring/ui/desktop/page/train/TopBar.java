package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.session.RunSource;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What to train on, the buttons that steer the run, and the theme. */
public final class TopBar extends HBox {

    private final DesktopModel model;
    private final Button pause;
    private final ToggleButton settings;

    TopBar(DesktopModel model, String version) {
        this.model = model;
        this.pause = makePause();
        this.settings = makeSettings();
        Label name = new Label("Sparring");
        name.getStyleClass().add(Styles.TITLE_3);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label release = new Label(version);
        release.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "release");
        getStyleClass().add("top-bar");
        getChildren()
                .addAll(
                        name,
                        release,
                        choices(),
                        pictures(),
                        settings,
                        open(),
                        space(),
                        start(),
                        goOn(),
                        pause,
                        step(),
                        stop(),
                        space(),
                        theme());
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private ComboBox<RunSource> choices() {
        ComboBox<RunSource> box = new ComboBox<>(model.draft().choices());
        box.setConverter(new ChoiceNames());
        box.valueProperty().bindBidirectional(model.draft().choiceProperty());
        box.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canStart()));
        box.setTooltip(new Tooltip("What to train on"));
        box.setId("choice");
        box.setPrefWidth(150);
        box.setMinWidth(96);
        return box;
    }

    private Button pictures() {
        Button button = button("pictures", "Pictures…", Feather.IMAGE, "Train on a folder of pictures");
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canStart()));
        button.setOnAction(event -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle("A folder of pictures to train on");
            besideTheLast(model.draft().folderProperty().get()).ifPresent(chooser::setInitialDirectory);
            File folder = chooser.showDialog(getScene().getWindow());
            if (folder != null) {
                model.choosePictures(folder.toPath());
            }
        });
        return button;
    }

    private ToggleButton makeSettings() {
        ToggleButton button = new ToggleButton("Settings", new FontIcon(Feather.SLIDERS));
        button.setId("settings");
        button.setTooltip(new Tooltip("Look at and change every key of the next run"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canStart()));
        model.phaseProperty().addListener((property, before, now) -> {
            if (!now.canStart()) {
                button.setSelected(false);
            }
        });
        return button;
    }

    /** The button that shows the settings while it is pressed. */
    ToggleButton settings() {
        return settings;
    }

    private Button open() {
        Button button = button("open", "Open…", Feather.FOLDER, "Look at a run on disk, ended or not");
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canStart()));
        button.setOnAction(event -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle("The directory of a run");
            model.usualRuns().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
            File folder = chooser.showDialog(getScene().getWindow());
            if (folder != null) {
                model.open(folder.toPath());
            }
        });
        return button;
    }

    /** Where the folder is that was chosen last, so that the next one is a click away. */
    static Optional<File> besideTheLast(@Nullable Path last) {
        return Optional.ofNullable(last)
                .map(Path::getParent)
                .filter(Files::isDirectory)
                .map(Path::toFile);
    }

    private Button start() {
        Button button = button("start", "Start", Feather.PLAY, "Start a run (F5)");
        button.getStyleClass().add(Styles.ACCENT);
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canStart()));
        button.setOnAction(event -> model.start());
        return button;
    }

    private Button goOn() {
        Button button = button("continue", "Continue", Feather.FAST_FORWARD, "Go on with the run that is shown");
        model.phaseProperty().subscribe(phase -> {
            OptionalLong end = phase == Phase.ENDED ? model.nextEnd() : OptionalLong.empty();
            button.setDisable(end.isEmpty());
            end.ifPresent(step -> button.setTooltip(
                    new Tooltip("Go on with the run that is shown, to step " + FigureFormat.count(step))));
        });
        button.setOnAction(event -> model.continueRun());
        return button;
    }

    /** The button that pauses and resumes. */
    public Button pause() {
        return pause;
    }

    private Button makePause() {
        Button button = button("pause", "Pause", Feather.PAUSE, "Pause or resume (Space)");
        FontIcon icon = new FontIcon();
        icon.iconCodeProperty()
                .bind(model.phaseProperty().map(phase -> phase == Phase.PAUSED ? Feather.PLAY : Feather.PAUSE));
        button.setGraphic(icon);
        button.textProperty().bind(model.phaseProperty().map(phase -> phase == Phase.PAUSED ? "Resume" : "Pause"));
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canPause()));
        button.setOnAction(event -> model.pauseOrResume());
        button.setPrefWidth(108);
        return button;
    }

    private Button step() {
        Button button = button("step", "One step", Feather.SKIP_FORWARD, "Make one step and pause (F10)");
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canPause()));
        button.setOnAction(event -> model.stepOnce());
        return button;
    }

    private Button stop() {
        Button button = button("stop", "Stop", Feather.SQUARE, "End the run and write a checkpoint (Shift+F5)");
        button.disableProperty().bind(model.phaseProperty().map(phase -> !phase.canStop()));
        button.setOnAction(event -> model.stop());
        return button;
    }

    private Node theme() {
        Button button = button("theme", "", Feather.MOON, "Light or dark");
        FontIcon icon = new FontIcon();
        icon.iconCodeProperty().bind(model.darkProperty().map(dark -> dark ? Feather.SUN : Feather.MOON));
        button.setGraphic(icon);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText("Light or dark");
        button.setOnAction(
                event -> model.darkProperty().set(!model.darkProperty().get()));
        return button;
    }

    private static Button button(String id, String text, Ikon icon, String help) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static final class ChoiceNames extends StringConverter<RunSource> {
        @Override
        public String toString(RunSource choice) {
            return choice == null ? "" : choice.name();
        }

        @Override
        public RunSource fromString(String name) {
            throw new UnsupportedOperationException("choices are not typed");
        }
    }
}
