package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.marker.EventTone;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the lines in the charts mean. */
final class MarkerKey extends HBox {

    MarkerKey() {
        Label title = new Label("Lines in the charts:");
        title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        title.setMinWidth(0);
        getStyleClass().add("marker-key");
        getChildren()
                .addAll(
                        title,
                        entry(EventTone.WARNING, "The game may be going wrong", Feather.ALERT_TRIANGLE),
                        entry(
                                EventTone.CRITICAL,
                                "The game has gone wrong and hardly recovers by itself",
                                Feather.ALERT_OCTAGON),
                        entry(EventTone.RECOVERED, "What the monitor warned of is over", Feather.CHECK_CIRCLE),
                        entry(EventTone.ACTION, """
                                Something was done, and the icon says what:
                                a second warmup, a lower rate, a slower or a skipped network,
                                a return to earlier parameters, or the end of the run""", Feather.THERMOMETER, Feather.TRENDING_DOWN, Feather.ROTATE_CCW));
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
        Label label = new Label(tone.label(), mark);
        label.getStyleClass().add(Styles.TEXT_SMALL);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setTooltip(new Tooltip(help));
        return label;
    }
}
