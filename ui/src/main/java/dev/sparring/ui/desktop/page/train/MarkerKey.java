package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.board.ChartGestures;
import dev.sparring.ui.desktop.component.marker.EventTone;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the lines in the charts mean and what can be done in them. */
final class MarkerKey extends VBox {

    private MarkerKey() {
        Label gestures = new Label(ChartGestures.HELP);
        getStyleClass().add("marker-key");
        getChildren()
                .addAll(
                        title("Lines across the charts"),
                        entry(EventTone.WARNING, "The game may be going wrong", Feather.ALERT_TRIANGLE),
                        entry(
                                EventTone.CRITICAL,
                                "The game has gone wrong and hardly recovers by itself",
                                Feather.ALERT_OCTAGON),
                        entry(EventTone.RECOVERED, "What the monitor warned of is over", Feather.CHECK_CIRCLE),
                        entry(EventTone.ACTION, """
                                Something was done, and the icon says what: a second warmup, a lower rate,
                                a slower or a skipped network, a return to earlier parameters, or the end""", Feather.THERMOMETER, Feather.TRENDING_DOWN, Feather.ROTATE_CCW),
                        title("In a chart"),
                        gestures);
    }

    /** A button that opens it. */
    static MenuButton button() {
        CustomMenuItem content = new CustomMenuItem(new MarkerKey(), false);
        content.getStyleClass().add("marker-key-item");
        MenuButton button = new MenuButton(null, new FontIcon(Feather.HELP_CIRCLE), content);
        button.getStyleClass().addAll("chart-menu", Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setId("chart-help");
        button.setAccessibleText("What the lines in the charts mean and what can be done in them");
        button.setTooltip(new Tooltip("What the lines in the charts mean and what can be done in them"));
        return button;
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add(Styles.TEXT_BOLD);
        return title;
    }

    private static Label entry(EventTone tone, String help, Ikon... icons) {
        Line line = new Line(0, 0, 0, 14);
        line.getStrokeDashArray().setAll(tone.dashes());
        line.getStyleClass().addAll("marker-line", tone.label());
        HBox mark = new HBox(line);
        mark.getStyleClass().add("mark");
        for (Ikon icon : icons) {
            FontIcon drawn = new FontIcon(icon);
            drawn.getStyleClass().add(tone.label());
            mark.getChildren().add(drawn);
        }
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return new Label(help, mark);
    }
}
