package dev.sparring.ui.desktop.component;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line across the window until somebody takes it away. Takes no room while there is nothing to say. */
public final class Banner extends HBox {

    private Banner(String id, Ikon icon, ObservableValue<String> said, Runnable dismiss, Node... extras) {
        Label text = new Label();
        text.textProperty().bind(said);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Hint.on(close, Texts.text("banner.dismiss"));
        close.setAccessibleText(Texts.text("banner.dismiss." + id));
        close.setOnAction(event -> dismiss.run());
        setId(id);
        getStyleClass().addAll("banner", id);
        getChildren().addAll(new FontIcon(icon), text);
        getChildren().addAll(extras);
        getChildren().add(close);
        visibleProperty().bind(text.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    /** Says what went wrong. */
    public static Banner error(DesktopModel model) {
        return new Banner(
                "error", Feather.ALERT_OCTAGON, model.errorProperty().map(Banner::sentence), model::dismissError);
    }

    /** Says where a run is that is no longer shown, and what Start will do while one is. */
    public static Banner hint(DesktopModel model) {
        return new Banner("hint", Feather.INFO, model.hintProperty(), model::dismissHint);
    }

    /**
     * Says what has just been done.
     *
     * @param said what; empty for nothing
     * @param dismiss takes it away
     * @param extras such as a button that undoes it
     */
    public static Banner news(ObservableValue<String> said, Runnable dismiss, Node... extras) {
        Banner banner = new Banner("news", Feather.INFO, said, dismiss, extras);
        banner.getStyleClass().add("hint");
        return banner;
    }

    private static String sentence(String error) {
        return error.isEmpty() ? "" : error + ".";
    }
}
