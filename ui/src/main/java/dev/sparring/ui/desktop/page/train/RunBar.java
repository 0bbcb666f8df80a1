package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.WhyDisabled;
import dev.sparring.ui.desktop.component.action.Action;
import dev.sparring.ui.desktop.component.action.ActionButton;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.action.Remedies;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which run is shown, and the buttons that steer it. */
final class RunBar extends HBox {

    private static final double PAUSE_WIDTH = 108;

    private final Button pause;
    private final Node controls;

    RunBar(DesktopModel model, Actions actions, Runnable change) {
        this.pause = pause(model, actions.get("pause"));
        Label name = new Label();
        name.getStyleClass().add(Styles.TITLE_4);
        name.textProperty().bind(model.planProperty().map(RunPreview::name).orElse(""));
        name.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button start = new ActionButton(actions.get("start"));
        start.getStyleClass().add(Styles.ACCENT);
        getStyleClass().add("page-bar");
        Button back = new ActionButton(actions.get("trained")).iconOnly();
        back.visibleProperty().bind(model.asideProperty());
        back.managedProperty().bind(back.visibleProperty());
        this.controls = new WhyDisabled(
                Remedies.whyNot(model),
                start,
                new ActionButton(actions.get("continue")),
                pause,
                new ActionButton(actions.get("step")),
                SteerMenu.of(model, change),
                new ActionButton(actions.get("stop")));
        getChildren().addAll(back, name, space, controls);
    }

    /** Its name says what it does next. */
    private static Button pause(DesktopModel model, Action action) {
        Button button = new ActionButton(action);
        FontIcon icon = new FontIcon();
        icon.iconCodeProperty()
                .bind(model.phaseProperty().map(phase -> phase == Phase.PAUSED ? Feather.PLAY : Feather.PAUSE));
        button.setGraphic(icon);
        button.textProperty()
                .bind(model.phaseProperty()
                        .map(phase -> phase == Phase.PAUSED ? Texts.text("train.resume") : Texts.text("train.pause")));
        button.setPrefWidth(PAUSE_WIDTH);
        return button;
    }

    /** Holds the buttons. */
    Node controls() {
        return controls;
    }

    /** The button that pauses and resumes. */
    Button pause() {
        return pause;
    }
}
