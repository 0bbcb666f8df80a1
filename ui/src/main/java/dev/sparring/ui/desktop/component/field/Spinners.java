package dev.sparring.ui.desktop.component.field;

import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/** Numbers that are typed, or stepped through. What is typed and is no number leaves the value as it was. */
public final class Spinners {

    private static final double WIDTH = 90;

    private Spinners() {}

    /**
     * A whole number.
     *
     * @param id of the control
     * @param tooltip what it is, said also by its accessible text unless it gets a name
     * @param least the smallest one
     * @param most the largest one
     * @param value is in [least, most]
     * @return the control
     */
    public static Spinner<Integer> whole(
            String id, String tooltip, int least, int most, ObjectProperty<Integer> value) {
        SpinnerValueFactory<Integer> values =
                new SpinnerValueFactory.IntegerSpinnerValueFactory(least, most, value.get());
        return spinner(id, tooltip, values, values.getConverter(), value);
    }

    /**
     * A number with a decimal mark, which may be typed as a point or as a comma.
     *
     * @param id of the control
     * @param tooltip what it is, said also by its accessible text unless it gets a name
     * @param least the smallest one
     * @param most the largest one
     * @param step how far the arrows move it, above 0
     * @param value is in [least, most]
     * @return the control
     */
    public static Spinner<Double> decimal(
            String id, String tooltip, double least, double most, double step, ObjectProperty<Double> value) {
        SpinnerValueFactory<Double> values =
                new SpinnerValueFactory.DoubleSpinnerValueFactory(least, most, value.get(), step);
        return spinner(id, tooltip, values, new DecimalConverter(Texts.locale()), value);
    }

    private static <T> Spinner<T> spinner(
            String id,
            String tooltip,
            SpinnerValueFactory<T> values,
            StringConverter<T> numbers,
            ObjectProperty<T> value) {
        values.setConverter(new Forgiving<>(numbers, values::getValue));
        values.valueProperty().bindBidirectional(value);
        Spinner<T> spinner = new Spinner<>(values);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(WIDTH);
        spinner.setAccessibleText(tooltip);
        Hint.on(spinner, tooltip);
        spinner.getEditor().addEventHandler(ActionEvent.ACTION, event -> settle(spinner));
        spinner.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                settle(spinner);
            }
        });
        return spinner;
    }

    /** A spinner shows its value anew only when that changes, and what is no number changes none. */
    private static <T> void settle(Spinner<T> spinner) {
        spinner.commitValue();
        spinner.getEditor().setText(spinner.getValueFactory().getConverter().toString(spinner.getValue()));
    }
}
