package dev.sparring.ui.desktop.shell;

import dev.sparring.ui.desktop.component.Banner;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.action.Shortcuts;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.model.samples.SampleTimeline;
import dev.sparring.ui.desktop.page.compare.ComparePage;
import dev.sparring.ui.desktop.page.export.ExportPage;
import dev.sparring.ui.desktop.page.monitor.MonitorPage;
import dev.sparring.ui.desktop.page.newrun.NewRunPage;
import dev.sparring.ui.desktop.page.runs.RunsPage;
import dev.sparring.ui.desktop.page.samples.SamplesPage;
import dev.sparring.ui.desktop.page.train.TrainPage;
import java.io.File;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window's content: a side bar, and beside it the page that is shown. A folder, a file or a run may be dropped anywhere. */
public final class Shell extends StackPane {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    /** From here on there is room for the names of the pages. */
    private static final double WIDE = 1150;

    private final Actions actions;

    private Shell(Workspace workspace, String version, FileTarget.Dialogs dialogs) {
        CommandPalette palette = new CommandPalette();
        Actions.Chooser chooser = new FileChoosers(this, dialogs);
        this.actions = new Actions(workspace, chooser, palette::open);
        palette.offer(actions);
        BorderPane content = new BorderPane(new PageStage(
                workspace.pageProperty(),
                Map.of(
                        Page.RUNS, () -> new RunsPage(workspace, actions),
                        Page.NEW_RUN, () -> new NewRunPage(workspace, actions),
                        Page.TRAIN, () -> new TrainPage(workspace.desktop(), workspace.charts(), actions, dialogs),
                        Page.SAMPLES, () -> new SamplesPage(workspace.samples(), dialogs),
                        Page.MONITOR, () -> new MonitorPage(workspace.desktop()),
                        Page.COMPARE, () -> new ComparePage(workspace, dialogs),
                        Page.EXPORT, () -> new ExportPage(workspace, actions, chooser))));
        // What the next run will be is said on the page where it is set up.
        VBox hint = new VBox(Banner.hint(workspace.desktop()));
        hint.visibleProperty().bind(workspace.pageProperty().map(page -> page != Page.NEW_RUN));
        hint.managedProperty().bind(hint.visibleProperty());
        content.setTop(new VBox(Banner.error(workspace.desktop()), hint));
        content.setBottom(new StatusBar(workspace.desktop()));
        BorderPane window = new BorderPane(content);
        SideBar side = new SideBar(workspace, actions, version);
        widthProperty().subscribe(width -> side.narrow(width.doubleValue() < WIDE));
        window.setLeft(side);
        getStyleClass().add("sparring");
        getChildren().addAll(window, palette);
        workspace.desktop().darkProperty().subscribe(dark -> pseudoClassStateChanged(DARK, dark));
        link(workspace.samples().run().timeline(), workspace.charts());
        setOnDragOver(Shell::accept);
        setOnDragDropped(event -> drop(event, workspace));
    }

    /** The step whose samples a person looks at is where the charts' cursor stands. */
    private static void link(SampleTimeline timeline, ChartView charts) {
        timeline.stepProperty().addListener((property, before, now) -> {
            if (now.longValue() > 0
                    && timeline.index() < timeline.stepsProperty().get().size() - 1) {
                charts.look(now.doubleValue());
            } else if (charts.cursorProperty().get().equals(OptionalLong.of(before.longValue()))) {
                charts.lookAway();
            }
        });
    }

    private static void accept(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
        }
        event.consume();
    }

    private static void drop(DragEvent event, Workspace workspace) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            workspace.choose(files.get(0).toPath());
        }
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    /**
     * A scene with the window's content, its stylesheet and its keys.
     *
     * @param workspace what it shows
     * @param version shown below the name
     * @param dialogs ask where files are saved
     * @return the scene
     */
    public static Scene scene(Workspace workspace, String version, FileTarget.Dialogs dialogs) {
        Shell shell = new Shell(workspace, version, dialogs);
        Scene scene = new Scene(shell, 1280, 800);
        URL style = Shell.class.getResource("/dev/sparring/ui/desktop/desktop.css");
        scene.getStylesheets().add(Objects.requireNonNull(style, "desktop.css").toExternalForm());
        Shortcuts.install(scene, shell.actions, workspace.pageProperty());
        return scene;
    }
}
