package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.board.ChartGestures;
import dev.sparring.ui.desktop.component.marker.EventTone;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
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
                        title(Texts.text("train.lines")),
                        entry(EventTone.WARNING, Texts.text("train.lines.warning"), Feather.ALERT_TRIANGLE),
                        entry(EventTone.CRITICAL, Texts.text("train.lines.critical"), Feather.ALERT_OCTAGON),
                        entry(EventTone.RECOVERED, Texts.text("train.lines.recovered"), Feather.CHECK_CIRCLE),
                        entry(
                                EventTone.ACTION,
                                Texts.text("train.lines.action"),
                                Feather.THERMOMETER,
                                Feather.TRENDING_DOWN,
                                Feather.ROTATE_CCW),
                        title(Texts.text("train.gestures")),
                        gestures);
    }

    /** A button that opens it. */
    static MenuButton button() {
        CustomMenuItem content = new CustomMenuItem(new MarkerKey(), false);
        content.getStyleClass().add("marker-key-item");
        MenuButton button = new MenuButton(null, new FontIcon(Feather.HELP_CIRCLE), content);
        button.getStyleClass().addAll("chart-menu", Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setId("chart-help");
        button.setAccessibleText(Texts.text("train.charts.help"));
        Hint.on(button, Texts.text("train.charts.help"));
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
