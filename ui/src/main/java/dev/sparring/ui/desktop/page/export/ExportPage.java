package dev.sparring.ui.desktop.page.export;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.sparring.ui.desktop.component.action.ActionButton;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.model.export.ExportModel;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the command line does with a run that was trained: samples as files, a network for other programs, an
 * evaluation, the configuration. */
public final class ExportPage extends BorderPane {

    private final ExportModel model;

    /**
     * A page.
     *
     * @param workspace whose run is shown
     * @param actions open one if none is
     * @param chooser asks where files are to go
     */
    public ExportPage(Workspace workspace, Actions actions, Actions.Chooser chooser) {
        this.model = workspace.export();
        VBox cards = new VBox(
                new SampleFilesCard(model.samples(), chooser).node(),
                new NetworkCard(model.network(), chooser).node(),
                new EvaluationCard(model.evaluation(), chooser).node(),
                new ConfigurationCard(model, chooser).node());
        cards.getStyleClass().add("export-page");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(Tweaks.EDGE_TO_EDGE);
        Node nothing = nothing(actions);
        nothing.visibleProperty().bind(model.listingProperty().isNull());
        scroll.visibleProperty().bind(nothing.visibleProperty().not());
        setId("export");
        setTop(bar());
        setCenter(new StackPane(scroll, nothing));
    }

    private Node bar() {
        Label title = new Label(Page.EXPORT.title());
        title.getStyleClass().add(Styles.TITLE_4);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label run = new Label();
        run.setId("export-run");
        run.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        run.textProperty()
                .bind(model.listingProperty()
                        .map(listing ->
                                Texts.text("export.of-run", listing.root().getFileName()))
                        .orElse(""));
        HBox bar = new HBox(title, space, run);
        bar.getStyleClass().add("page-bar");
        return bar;
    }

    private static Node nothing(Actions actions) {
        Label title = new Label(Texts.text("export.empty"));
        title.getStyleClass().add(Styles.TITLE_4);
        Label text = new Label(Texts.text("export.empty-remedy"));
        text.setWrapText(true);
        text.getStyleClass().add(Styles.TEXT_MUTED);
        HBox next = new HBox(new ActionButton(actions.get(Page.RUNS)), new ActionButton(actions.get("open")));
        next.getStyleClass().add("export-next");
        VBox empty = new VBox(new FontIcon(Feather.SHARE), title, text, next);
        empty.getStyleClass().add("empty");
        return empty;
    }
}
