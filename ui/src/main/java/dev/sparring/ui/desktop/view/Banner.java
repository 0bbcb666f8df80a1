package dev.sparring.ui.desktop.view;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.session.DesktopModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says what went wrong until somebody takes it away. Takes no room while nothing did. */
final class Banner extends HBox {

    Banner(DesktopModel model) {
        Label text = new Label();
        text.textProperty().bind(model.errorProperty().map(Banner::sentence));
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setTooltip(new Tooltip("Dismiss"));
        close.setAccessibleText("Dismiss the error");
        close.setOnAction(event -> model.dismissError());
        setId("banner");
        getStyleClass().add("banner");
        getChildren().addAll(new FontIcon(Feather.ALERT_OCTAGON), text, close);
        visibleProperty().bind(model.errorProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private static String sentence(String error) {
        return error.isEmpty() ? "" : error + ".";
    }
}
