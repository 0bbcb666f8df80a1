package dev.sparring.ui.desktop.view;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Severity;
import dev.sparring.ui.desktop.chart.Figures;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One event in a line: how bad, when, what, and what to do; the evidence in a tooltip. */
final class EventCell extends ListCell<Event> {

    private final FontIcon icon = new FontIcon();
    private final Label step = new Label();
    private final Label kind = new Label();
    private final Label advice = new Label();
    private final HBox line = new HBox(icon, step, kind, advice);
    private final Tooltip evidence = new Tooltip();

    EventCell() {
        line.getStyleClass().add("event");
        step.getStyleClass().addAll("event-step", Styles.TEXT_MUTED);
        kind.getStyleClass().add(Styles.TEXT_BOLD);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        advice.getStyleClass().add(Styles.TEXT_MUTED);
        advice.setMinWidth(0);
        HBox.setHgrow(advice, Priority.ALWAYS);
        evidence.setWrapText(true);
        evidence.setMaxWidth(480);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Event event, boolean empty) {
        super.updateItem(event, empty);
        if (empty || event == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        icon.setIconCode(icon(event.severity()));
        icon.getStyleClass().setAll("ikonli-font-icon", event.severity().name().toLowerCase(Locale.ROOT));
        step.setText(Figures.count(event.step()));
        kind.setText(event.kind());
        advice.setText(event.advice().isEmpty() ? event.action() : event.advice());
        evidence.setText(evidence(event));
        setGraphic(line);
        setTooltip(evidence);
    }

    private static Ikon icon(Severity severity) {
        return switch (severity) {
            case INFO -> Feather.INFO;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case CRITICAL -> Feather.ALERT_OCTAGON;
        };
    }

    /** Everything an event says, a line each. */
    static String evidence(Event event) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(event.kind() + " at step " + Figures.count(event.step()) + " ("
                + event.network().name().toLowerCase(Locale.ROOT) + ")");
        for (Map.Entry<String, Object> entry : event.evidence().entrySet()) {
            Object value = entry.getValue();
            lines.add(entry.getKey() + ": " + (value instanceof Double number ? Figures.value(number) : value));
        }
        if (!event.advice().isEmpty()) {
            lines.add(event.advice());
        }
        if (!event.action().isEmpty()) {
            lines.add("done: " + event.action());
        }
        return lines.toString();
    }
}
