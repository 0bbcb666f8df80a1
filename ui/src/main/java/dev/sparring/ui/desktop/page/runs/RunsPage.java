package dev.sparring.ui.desktop.page.runs;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Banner;
import dev.sparring.ui.desktop.component.action.Action;
import dev.sparring.ui.desktop.component.action.ActionButton;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.PresetsModel;
import dev.sparring.ui.desktop.model.RunsModel;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.session.library.RunSummary;
import dev.sparring.ui.desktop.text.Texts;
import java.time.Clock;
import java.time.ZoneId;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be trained, as cards, and below them the runs on disk. */
public final class RunsPage extends BorderPane {

    private final Workspace workspace;
    private final ListView<RunSummary> list;
    private final RunCommands commands;

    /**
     * A page.
     *
     * @param workspace what it shows and changes
     * @param actions what its buttons do
     */
    public RunsPage(Workspace workspace, Actions actions) {
        this.workspace = workspace;
        this.commands = new RunCommands(workspace);
        this.list = new ListView<>(workspace.runs().runs());
        list.setId("runs");
        list.setCellFactory(view -> new RunCell(commands, Clock.system(ZoneId.systemDefault())));
        Label none = new Label(Texts.text("runs.none"));
        none.getStyleClass().add(Styles.TEXT_MUTED);
        list.setPlaceholder(none);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox body = new VBox(
                heading(Texts.text("runs.new")),
                cards(workspace.presets(), actions),
                heading(Texts.text("runs.yours")),
                list);
        body.getStyleClass().add("runs-page");
        setTop(new VBox(bar(actions), news(workspace.runs(), actions.get("restore"))));
        setCenter(body);
    }

    private static Node bar(Actions actions) {
        Label title = new Label(Page.RUNS.title());
        title.getStyleClass().add(Styles.TITLE_4);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                title,
                space,
                new ActionButton(actions.get("folder")),
                new ActionButton(actions.get("file")),
                new ActionButton(actions.get("open")));
        bar.getStyleClass().add("page-bar");
        return bar;
    }

    private static Node news(RunsModel runs, Action restore) {
        ActionButton back = new ActionButton(restore);
        back.visibleProperty().bind(back.disabledProperty().not());
        back.managedProperty().bind(back.visibleProperty());
        return Banner.news(runs.newsProperty(), runs::dismissNews, back);
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        return heading;
    }

    private FlowPane cards(PresetsModel presets, Actions actions) {
        FlowPane cards = new FlowPane();
        cards.getStyleClass().add("preset-cards");
        for (String preset : presets.names()) {
            PresetCard card = new PresetCard(preset, () -> choose(preset, presets, actions));
            card.disableProperty().bind(commands.busyProperty());
            card.show(presets.pictures().get(preset));
            presets.pictures().addListener((MapChangeListener<String, @Nullable SampleImage>) change -> {
                if (preset.equals(change.getKey())) {
                    card.show(change.getValueAdded());
                }
            });
            workspace.desktop().darkProperty().subscribe(dark -> card.colours(Palette.of(dark)));
            cards.getChildren().add(card);
        }
        return cards;
    }

    /** A preset whose data are files that are not there asks for them first. */
    private void choose(String preset, PresetsModel presets, Actions actions) {
        if (presets.pictures().containsKey(preset) || !presets.needsFiles(preset)) {
            workspace.setUp(new RunSource.Preset(preset));
        } else {
            actions.askForData(
                    Texts.text("runs.data-for", preset),
                    place -> workspace.setUp(new RunSource.PresetOnData(
                            preset, new RunSource.OwnData(presets.source(preset), place.toAbsolutePath()))));
        }
    }

    private void key(KeyEvent event) {
        RunSummary run = list.getSelectionModel().getSelectedItem();
        if (run == null || event.getTarget() != list) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> commands.open(run);
            case DELETE -> commands.delete(run);
            case F2 ->
                list.lookupAll(".list-cell").stream()
                        .filter(RunCell.class::isInstance)
                        .map(RunCell.class::cast)
                        .filter(cell -> run.equals(cell.getItem()))
                        .findFirst()
                        .ifPresent(RunCell::askForName);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
