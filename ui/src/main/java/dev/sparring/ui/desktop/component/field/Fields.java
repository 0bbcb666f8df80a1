package dev.sparring.ui.desktop.component.field;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Controls with their names. */
public final class Fields {

    private Fields() {}

    /**
     * Fields beside each other, in rows as the width allows.
     *
     * @param fields from left to right
     * @return the rows
     */
    public static FlowPane row(Node... fields) {
        FlowPane row = new FlowPane(fields);
        row.getStyleClass().add("fields");
        return row;
    }

    /**
     * Nodes in one line, such as a field and the button that fills it.
     *
     * @param nodes from left to right
     * @return the line
     */
    public static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("field-line");
        return line;
    }

    /**
     * A control below its name, by which it is also read aloud.
     *
     * @param name of it
     * @param control to be named
     * @return the two
     */
    public static VBox named(String name, Control control) {
        control.setAccessibleText(name);
        return named(name, control, control);
    }

    /**
     * What is shown below a name that belongs to one of several controls.
     *
     * @param name of the control
     * @param control that has the name
     * @param shown all that stands below the name
     * @return the name and what is shown
     */
    public static VBox named(String name, Control control, Node shown) {
        VBox field = new VBox(label(name, control), shown);
        field.getStyleClass().add("field");
        return field;
    }

    /**
     * A control behind its name, where rows are to be low.
     *
     * @param name of it
     * @param control to be named
     * @return the two
     */
    public static HBox beside(String name, Control control) {
        return line(label(name, control), control);
    }

    private static Label label(String name, Control control) {
        Label label = new Label(name);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        label.setLabelFor(control);
        return label;
    }
}
