package dev.sparring.ui.desktop.component.field;

import dev.sparring.ui.desktop.component.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/** Choices of one among several. What is chosen and the value of a property are always the same. */
public final class Choices {

    private Choices() {}

    /**
     * A choice among items that stay.
     *
     * @param id of the control
     * @param tooltip what is chosen, said also by its accessible text unless it gets a name
     * @param items at least one
     * @param value the one that is chosen
     * @param words an item for people
     * @param <T> what is chosen
     * @return the control
     */
    public static <T> ChoiceBox<T> of(
            String id, String tooltip, List<T> items, Property<T> value, Function<T, String> words) {
        return of(id, tooltip, new SimpleObjectProperty<>(items), value, words);
    }

    /**
     * A choice among items that may come to be others; then the one that the value holds stays chosen.
     *
     * @param id of the control
     * @param tooltip what is chosen, said also by its accessible text unless it gets a name
     * @param items those that there are; whoever changes them changes the value, too, if it is none of them any more
     * @param value the one that is chosen
     * @param words an item for people
     * @param <T> what is chosen
     * @return the control
     */
    public static <T> ChoiceBox<T> of(
            String id,
            String tooltip,
            ObservableValue<? extends List<T>> items,
            Property<T> value,
            Function<T, String> words) {
        ChoiceBox<T> choice = new ChoiceBox<>();
        choice.setConverter(new Words<>(words));
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
        choice.setAccessibleText(tooltip);
        Hint.on(choice, tooltip);
        return choice;
    }

    /**
     * A choice of one among names that may come to be others, or of all. It is not there while there are no names.
     *
     * @param id of the control
     * @param tooltip what is chosen, said also by its accessible text unless it gets a name
     * @param names those that there are
     * @param value the one that is chosen; empty for all
     * @param all what all of them are called
     * @return the control
     */
    public static ChoiceBox<Optional<String>> oneOrAll(
            String id,
            String tooltip,
            ObservableValue<List<String>> names,
            Property<Optional<String>> value,
            String all) {
        ChoiceBox<Optional<String>> choice =
                of(id, tooltip, names.map(Choices::withAll), value, name -> name.orElse(all));
        choice.visibleProperty().bind(names.map(there -> !there.isEmpty()));
        choice.managedProperty().bind(choice.visibleProperty());
        return choice;
    }

    private static List<Optional<String>> withAll(List<String> names) {
        List<Optional<String>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        names.forEach(name -> choices.add(Optional.of(name)));
        return choices;
    }

    /** Items that are only shown. */
    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> words;

        Words(Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(T item) {
            return item == null ? "" : words.apply(item);
        }

        @Override
        public T fromString(String typed) {
            throw new UnsupportedOperationException("nothing is typed");
        }
    }
}
