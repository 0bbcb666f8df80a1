package dev.sparring.ui.desktop.component.action;

import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Everything a person can do in the window. A new action is one entry here; whoever wants a button asks for it by its id. */
public final class Actions {

    private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

    private final DesktopModel model;
    private final Workspace workspace;
    private final Chooser chooser;
    private final List<Action> all;

    /** Asks a person for something on the disk; the answer may be none. */
    public interface Chooser {

        /**
         * Asks for a directory.
         *
         * @param title what it is for
         * @param first where to begin to look; empty for where the system likes
         * @param chosen is told, on the screen's thread, unless the person changes their mind
         */
        void directory(String title, Optional<Path> first, Consumer<Path> chosen);

        /**
         * Asks for a file of data.
         *
         * @param title what it is for
         * @param first where to begin to look; empty for where the system likes
         * @param chosen is told, on the screen's thread, unless the person changes their mind
         */
        void dataFile(String title, Optional<Path> first, Consumer<Path> chosen);

        /**
         * Asks for a configuration.
         *
         * @param title what it is for
         * @param chosen is told, on the screen's thread, unless the person changes their mind
         */
        void configFile(String title, Consumer<Path> chosen);

        /**
         * Asks where to write something; an existing file is replaced only if the person says so.
         *
         * @param title what it is
         * @param name what it is called if the person likes
         * @param chosen is told, on the screen's thread, unless the person changes their mind
         */
        void save(String title, String name, Consumer<Path> chosen);
    }

    /**
     * The actions of a window.
     *
     * @param workspace what they act on
     * @param chooser asks for files
     * @param palette opens the palette of commands
     */
    public Actions(Workspace workspace, Chooser chooser, Runnable palette) {
        this.model = workspace.desktop();
        this.workspace = workspace;
        this.chooser = chooser;
        ObservableValue<Boolean> canStart = model.canStartProperty();
        ObservableValue<Boolean> canPause = when(Phase::canPause);
        this.all = List.of(
                page(workspace, Page.RUNS, Feather.GRID, KeyCode.DIGIT1),
                page(workspace, Page.NEW_RUN, Feather.PLUS_CIRCLE, KeyCode.DIGIT2),
                page(workspace, Page.TRAIN, Feather.ACTIVITY, KeyCode.DIGIT3),
                page(workspace, Page.SAMPLES, Feather.IMAGE, KeyCode.DIGIT4),
                page(workspace, Page.MONITOR, Feather.HEART, KeyCode.DIGIT5),
                page(workspace, Page.COMPARE, Feather.COLUMNS, KeyCode.DIGIT6),
                page(workspace, Page.EXPORT, Feather.SHARE, KeyCode.DIGIT7),
                new Action(
                        "start",
                        Texts.text("action.start"),
                        Texts.text("action.start.help"),
                        Feather.PLAY,
                        Optional.of(new KeyCodeCombination(KeyCode.F5)),
                        canStart,
                        workspace::start),
                new Action(
                        "continue",
                        Texts.text("action.continue"),
                        Texts.text("action.continue.help"),
                        Feather.FAST_FORWARD,
                        Optional.of(new KeyCodeCombination(KeyCode.F5, KeyCombination.SHORTCUT_DOWN)),
                        canContinue(model),
                        model::continueRun),
                new Action(
                        "pause",
                        Texts.text("action.pause"),
                        Texts.text("action.pause.help"),
                        Feather.PAUSE,
                        Optional.of(new KeyCodeCombination(KeyCode.SPACE)),
                        canPause,
                        model::pauseOrResume),
                new Action(
                        "step",
                        Texts.text("action.step"),
                        Texts.text("action.step.help"),
                        Feather.SKIP_FORWARD,
                        Optional.of(new KeyCodeCombination(KeyCode.F10)),
                        canPause,
                        model::stepOnce),
                new Action(
                        "stop",
                        Texts.text("action.stop"),
                        Texts.text("action.stop.help"),
                        Feather.SQUARE,
                        Optional.of(new KeyCodeCombination(KeyCode.F5, KeyCombination.SHIFT_DOWN)),
                        when(Phase::canStop),
                        model::stop),
                new Action(
                        "folder",
                        Texts.text("action.folder"),
                        Texts.text("action.folder.help"),
                        Feather.FOLDER,
                        Optional.of(new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN)),
                        canStart,
                        () -> chooser.directory(Texts.text("dialog.data"), workspace.lastData(), workspace::choose)),
                new Action(
                        "file",
                        Texts.text("action.file"),
                        Texts.text("action.file.help"),
                        Feather.FILE,
                        Optional.empty(),
                        canStart,
                        () -> chooser.dataFile(Texts.text("dialog.data"), workspace.lastData(), workspace::choose)),
                new Action(
                        "load",
                        Texts.text("action.load"),
                        Texts.text("action.load.help"),
                        Feather.UPLOAD,
                        Optional.empty(),
                        canStart,
                        () -> chooser.configFile(Texts.text("dialog.load"), workspace::choose)),
                new Action(
                        "save",
                        Texts.text("action.save"),
                        Texts.text("action.save.help"),
                        Feather.DOWNLOAD,
                        Optional.of(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN)),
                        model.draft().configProperty().map(config -> true).orElse(false),
                        () -> chooser.save(
                                Texts.text("dialog.save"),
                                model.draft().choiceProperty().get().name() + ".yaml",
                                workspace::saveDraft)),
                new Action(
                        "open",
                        Texts.text("action.open"),
                        Texts.text("action.open.help"),
                        Feather.BOOK_OPEN,
                        Optional.of(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN)),
                        model.canOpenProperty(),
                        () -> chooser.directory(Texts.text("dialog.run"), model.usualRuns(), workspace::open)),
                new Action(
                        "trained",
                        Texts.text("action.trained"),
                        Texts.text("action.trained.help"),
                        Feather.CORNER_UP_LEFT,
                        Optional.of(new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN)),
                        model.asideProperty(),
                        workspace::showTrained),
                new Action(
                        "restore",
                        Texts.text("action.restore"),
                        Texts.text("action.restore.help"),
                        Feather.ROTATE_CCW,
                        Optional.of(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN)),
                        workspace.runs().deletedProperty().map(deleted -> true).orElse(false),
                        () -> workspace.runs().restore()),
                new Action(
                        "theme",
                        Texts.text("action.theme"),
                        Texts.text("action.theme.help"),
                        Feather.MOON,
                        Optional.of(new KeyCodeCombination(
                                KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
                        ALWAYS,
                        () -> model.darkProperty().set(!model.darkProperty().get())),
                new Action(
                        "palette",
                        Texts.text("action.palette"),
                        Texts.text("action.palette.help"),
                        Feather.COMMAND,
                        Optional.of(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN)),
                        ALWAYS,
                        palette));
    }

    /**
     * Asks for a directory of data.
     *
     * @param title what it is for
     * @param chosen is told, unless the person changes their mind
     */
    public void askForData(String title, Consumer<Path> chosen) {
        chooser.directory(title, workspace.lastData(), chosen);
    }

    private static Action page(Workspace workspace, Page page, Ikon icon, KeyCode key) {
        return new Action(
                id(page),
                page.title(),
                Texts.text("action.page", page.title()),
                icon,
                Optional.of(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN)),
                ALWAYS,
                () -> workspace.pageProperty().set(page));
    }

    private static String id(Page page) {
        return "page-" + page.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObservableValue<Boolean> canContinue(DesktopModel model) {
        return Bindings.createBooleanBinding(
                () -> model.canStartProperty().getValue()
                        && model.phaseProperty().get() == Phase.ENDED
                        && model.nextEnd().isPresent(),
                model.canStartProperty(),
                model.phaseProperty());
    }

    private ObservableValue<Boolean> when(Predicate<Phase> allowed) {
        return model.phaseProperty().map(allowed::test);
    }

    /**
     * All actions.
     *
     * @return in the order in which they are listed
     */
    public List<Action> all() {
        return all;
    }

    /**
     * One action.
     *
     * @param id of the action
     * @return the action
     */
    public Action get(String id) {
        return all.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no action " + id));
    }

    /**
     * The action that opens a page.
     *
     * @param page which
     * @return the action
     */
    public Action get(Page page) {
        return get(id(page));
    }
}
