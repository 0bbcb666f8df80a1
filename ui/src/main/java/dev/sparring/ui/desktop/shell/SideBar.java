package dev.sparring.ui.desktop.shell;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.action.Action;
import dev.sparring.ui.desktop.component.action.ActionButton;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.WatchedRun;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pages, one below the other; at the bottom what belongs to none of them. */
final class SideBar extends VBox {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final VBox title;
    private final HBox others;
    private final List<Button> pages = new ArrayList<>();
    private final Button trained;

    SideBar(Workspace workspace, Actions actions, String version) {
        Label name = new Label("Sparring");
        name.getStyleClass().add(Styles.TITLE_4);
        Label release = new Label(version);
        release.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        this.title = new VBox(name, release);
        this.trained = trained(workspace.desktop(), actions.get("trained"));
        title.getStyleClass().add("side-title");
        getStyleClass().add("side-bar");
        getChildren().add(title);
        for (Page page : Page.values()) {
            pages.add(page(workspace, page, actions.get(page)));
        }
        getChildren().addAll(pages);
        getChildren().add(trained);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        this.others =
                new HBox(new ActionButton(actions.get("palette")).iconOnly(), theme(workspace, actions.get("theme")));
        others.getStyleClass().add("side-others");
        getChildren().addAll(space, others);
    }

    /** Icons alone, where the window is narrow. */
    void narrow(boolean narrow) {
        pseudoClassStateChanged(NARROW, narrow);
        title.setVisible(!narrow);
        title.setManaged(!narrow);
        others.setVisible(!narrow);
        others.setManaged(!narrow);
        pages.forEach(page -> page.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        trained.setContentDisplay(narrow ? ContentDisplay.TOP : ContentDisplay.LEFT);
    }

    private static Button page(Workspace workspace, Page page, Action action) {
        ActionButton button = new ActionButton(action);
        button.getStyleClass().addAll(Styles.FLAT, "side-page");
        button.setMaxWidth(Double.MAX_VALUE);
        workspace.pageProperty().subscribe(shown -> button.pseudoClassStateChanged(SHOWN, shown == page));
        return button;
    }

    /** The way back to the run that trains unseen, and how far it is. */
    private static Button trained(DesktopModel model, Action action) {
        Button button = new ActionButton(action);
        button.getStyleClass().addAll(Styles.FLAT, "side-page", "side-trained");
        button.setMaxWidth(Double.MAX_VALUE);
        ObservableValue<@Nullable RunPreview> plan = model.trainedProperty().flatMap(WatchedRun::planProperty);
        ObservableValue<@Nullable RunProgress> progress =
                model.trainedProperty().flatMap(WatchedRun::progressProperty);
        button.textProperty()
                .bind(Bindings.createStringBinding(() -> share(plan.getValue(), progress.getValue()), plan, progress));
        button.accessibleTextProperty().bind(button.textProperty().map(share -> action.name() + ", " + share));
        button.visibleProperty().bind(model.asideProperty());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private static String share(@Nullable RunPreview plan, @Nullable RunProgress progress) {
        return plan == null || progress == null
                ? ""
                : FigureFormat.percent((double) progress.record().step() / plan.steps());
    }

    private static Button theme(Workspace workspace, Action action) {
        Button button = new ActionButton(action).iconOnly();
        FontIcon icon = new FontIcon();
        icon.iconCodeProperty().bind(workspace.desktop().darkProperty().map(dark -> dark ? Feather.SUN : Feather.MOON));
        button.setGraphic(icon);
        return button;
    }
}
