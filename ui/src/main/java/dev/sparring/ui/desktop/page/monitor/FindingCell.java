package dev.sparring.ui.desktop.page.monitor;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.EventStyle;
import dev.sparring.ui.desktop.component.EventText;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Something that was found or done, with all there is to say of it; of a diagnosis also what can be done about it now. */
final class FindingCell extends ListCell<RunEvent> {

    private static final double PADDING = 20;

    private final FontIcon icon = new FontIcon();
    private final Label title = new Label("", icon);
    private final Label about = new Label();
    private final Label evidence = text();
    private final Label advice = text();
    private final Button doIt = new Button(Texts.text("monitor.remedies"));
    private final HBox line;

    /**
     * A cell.
     *
     * @param menu what its button opens
     * @param steerable whether that does anything now
     * @param whyNot says why it does not, for all cells; null if that needs no word
     */
    FindingCell(RemedyMenu menu, ObservableValue<Boolean> steerable, ObservableValue<@Nullable Tooltip> whyNot) {
        about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        evidence.getStyleClass().add(Styles.TEXT_SMALL);
        HBox first = new HBox(title, about);
        first.getStyleClass().add("event-line");
        VBox words = new VBox(first, evidence, advice);
        words.getStyleClass().add("finding-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        doIt.setAccessibleRole(AccessibleRole.MENU_BUTTON);
        doIt.getStyleClass().add("remedies");
        doIt.setMinWidth(Region.USE_PREF_SIZE);
        doIt.setOnAction(event -> menu.open(doIt));
        doIt.disableProperty().bind(steerable.map(can -> !can));
        // A disabled button gets no pointer, and so shows no tooltip; the cell around it does.
        tooltipProperty().bind(whyNot);
        line = new HBox(words, doIt);
        line.getStyleClass().add("finding");
        // A cell asks for the height of no particular width; text that wraps has one only for the width of the list.
        line.prefWidthProperty().bind(widthProperty().subtract(PADDING));
        setPrefWidth(0);
        show(doIt, false);
        // A list empties its cells whenever it changes. What is taken out of the scene then has its styles looked up
        // anew when it comes
        // back, which is most of what a cell costs: it stays, and is hidden.
        setGraphic(line);
    }

    private static Label text() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    protected void updateItem(@Nullable RunEvent event, boolean empty) {
        super.updateItem(event, empty);
        boolean something = !empty && event != null;
        line.setVisible(something);
        if (event != null && something) {
            show(event);
        } else {
            show(doIt, false);
        }
    }

    private void show(RunEvent event) {
        EventStyle style = EventStyle.of(event);
        icon.setIconCode(style.icon());
        title.setText(EventText.title(event));
        tone(style.tone().label());
        about.setText(EventText.about(event));
        show(evidence, EventText.evidence(event));
        show(advice, event.action().isEmpty() ? EventText.advice(event) : EventText.done(event));
        show(doIt, style.diagnosis());
    }

    /** Classes that are set anew are looked up anew, even if they are the same. */
    private void tone(String name) {
        if (!title.getStyleClass().contains(name)) {
            title.getStyleClass().setAll("label", "event-kind", name);
        }
    }

    private static void show(Label label, String text) {
        label.setText(text);
        show(label, !text.isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setManaged(shown);
        node.setVisible(shown);
    }
}
