package dev.sparring.ui.desktop.page.export;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.model.export.GeneratorField;
import dev.sparring.ui.desktop.session.samples.GeneratorChoice;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Controls with their names above them, in rows as the width allows. */
final class Fields {

    private static final double NUMBER_WIDTH = 90;

    private Fields() {}

    static FlowPane row(Node... fields) {
        FlowPane row = new FlowPane(fields);
        row.getStyleClass().add("export-fields");
        return row;
    }

    /** A control below its name. */
    static VBox named(String name, Control control) {
        Label label = new Label(name);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        label.setLabelFor(control);
        control.setAccessibleText(name);
        VBox field = new VBox(label, control);
        field.getStyleClass().add("export-field");
        return field;
    }

    /** Whose samples. */
    static VBox generator(String id, GeneratorField generator) {
        return named(
                Texts.text("export.generator"),
                choice(
                        id,
                        Texts.text("export.generator.tooltip"),
                        generator.choicesProperty(),
                        generator.chosenProperty(),
                        GeneratorChoice::label));
    }

    /** A seed from 0 on. */
    static VBox seed(String id, String tooltip, ObjectProperty<Integer> seed) {
        return named(Texts.text("export.seed"), whole(id, tooltip, 0, Integer.MAX_VALUE, seed));
    }

    static Spinner<Integer> whole(String id, String tooltip, int least, int most, ObjectProperty<Integer> value) {
        SpinnerValueFactory<Integer> values =
                new SpinnerValueFactory.IntegerSpinnerValueFactory(least, most, value.get());
        return spinner(id, tooltip, values, value);
    }

    static Spinner<Double> decimal(
            String id, String tooltip, double least, double most, double step, ObjectProperty<Double> value) {
        SpinnerValueFactory<Double> values =
                new SpinnerValueFactory.DoubleSpinnerValueFactory(least, most, value.get(), step);
        return spinner(id, tooltip, values, value);
    }

    private static <T> Spinner<T> spinner(
            String id, String tooltip, SpinnerValueFactory<T> values, ObjectProperty<T> value) {
        values.setConverter(new Forgiving<>(values.getConverter(), values));
        values.valueProperty().bindBidirectional(value);
        Spinner<T> spinner = new Spinner<>(values);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(NUMBER_WIDTH);
        Hint.on(spinner, tooltip);
        return spinner;
    }

    /** What is typed and is no number leaves the value as it was. */
    private static final class Forgiving<T> extends StringConverter<T> {
        private final StringConverter<T> strict;
        private final SpinnerValueFactory<T> values;

        Forgiving(StringConverter<T> strict, SpinnerValueFactory<T> values) {
            this.strict = strict;
            this.values = values;
        }

        @Override
        public String toString(T value) {
            return strict.toString(value);
        }

        @Override
        public T fromString(String text) {
            try {
                T read = strict.fromString(text.strip());
                return read == null ? values.getValue() : read;
            } catch (RuntimeException e) {
                return values.getValue();
            }
        }
    }

    /** A choice among items that may come to be others; then the one that the value holds stays chosen. */
    static <T> ChoiceBox<T> choice(
            String id,
            String tooltip,
            ObservableValue<? extends List<T>> items,
            Property<T> value,
            Function<T, String> words) {
        ChoiceBox<T> choice = new ChoiceBox<>();
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("nothing is typed");
            }
        });
        items.subscribe(now -> {
            choice.getItems().setAll(now);
            choice.setValue(value.getValue());
        });
        value.addListener((property, before, now) -> choice.setValue(now));
        choice.valueProperty().addListener((property, before, now) -> {
            // The list has nothing chosen while it is being filled anew.
            if (now != null) {
                value.setValue(now);
            }
        });
        choice.setId(id);
        Hint.on(choice, tooltip);
        return choice;
    }
}
