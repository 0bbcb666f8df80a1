package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.EventStyle;
import dev.sparring.ui.desktop.component.EventText;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.marker.EventTone;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One event: when, what, and in plain words why, in as many lines as that takes. A diagnosis has a second part: whom it is
 * about, how bad it is, and what was done or what to try. An action is a badge, so that it stands out from diagnoses.
 */
final class EventCell extends ListCell<RunEvent> {

    private static final PseudoClass BADGE = PseudoClass.getPseudoClass("badge");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Label step = new Label();
    private final FontIcon icon = new FontIcon();
    private final Label kind = new Label("", icon);
    private final Label reasons = new Label();
    private final Label about = new Label();
    private final Label outcome = new Label();
    private final HBox second = new HBox(about, outcome);
    private final VBox lines = new Lines(new HBox(step, kind, reasons), second);
    private final Tooltip details = new Tooltip();

    EventCell() {
        lines.getStyleClass().add("event");
        lines.getChildren().forEach(line -> line.getStyleClass().add("event-line"));
        second.getStyleClass().add("second");
        step.getStyleClass().addAll("event-step", Styles.TEXT_MUTED);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        about.setMinWidth(Region.USE_PREF_SIZE);
        reasons.getStyleClass().add(Styles.TEXT_SMALL);
        wrap(reasons);
        HBox.setHgrow(reasons, Priority.ALWAYS);
        outcome.getStyleClass().addAll("event-outcome", Styles.TEXT_SMALL);
        wrap(outcome);
        second.visibleProperty().bind(about.textProperty().isNotEmpty());
        second.managedProperty().bind(second.visibleProperty());
        details.setWrapText(true);
        details.setMaxWidth(480);
        setPrefWidth(0);
        // It stays when the cell is emptied, as a list does whenever it changes: taken out, its styles would be looked
        // up anew.
        setGraphic(lines);
    }

    private static void wrap(Label label) {
        label.setMinWidth(0);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
    }

    /**
     * A cell by itself asks its content for the height of no particular width, at which text would be one long line. The list names the
     * width that the cell is going to have, which is another one than it has where the bar at the side has just come.
     */
    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + lines.prefHeight(Math.max(0, inner)) + snappedBottomInset();
    }

    /** As wide as the cell, whatever its text. */
    private final class Lines extends VBox {
        Lines(Node... children) {
            super(children);
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.max(
                    0,
                    EventCell.this.getWidth() - EventCell.this.snappedLeftInset() - EventCell.this.snappedRightInset());
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
        }
    }

    @Override
    protected void updateItem(@Nullable RunEvent event, boolean empty) {
        super.updateItem(event, empty);
        boolean something = !empty && event != null;
        lines.setVisible(something);
        setTooltip(something ? details : null);
        if (event == null || !something) {
            return;
        }
        EventStyle appearance = EventStyle.of(event);
        boolean action = appearance.tone() == EventTone.ACTION;
        step.setText(FigureFormat.count(event.step()));
        icon.setIconCode(appearance.icon());
        kind.setText(EventText.capitalised(action ? EventText.label(event) : appearance.name()));
        kind.getStyleClass().setAll("label", "event-kind", appearance.tone().label(), event.kind());
        kind.pseudoClassStateChanged(BADGE, action);
        reasons.setText(EventText.reasons(event));
        about.setText(appearance.diagnosis() ? EventText.about(event) : "");
        outcome.setText(event.action().isEmpty() ? EventText.advice(event) : EventText.done(event));
        outcome.pseudoClassStateChanged(DONE, !event.action().isEmpty());
        details.setText(EventText.title(event) + "\n" + EventText.details(event));
    }
}
