package dev.sparring.ui.desktop.component.field;

import java.util.function.Supplier;
import javafx.util.StringConverter;

/** Takes the value that there is for what is typed and cannot be read. */
final class Forgiving<T> extends StringConverter<T> {

    private final StringConverter<T> strict;
    private final Supplier<T> value;

    Forgiving(StringConverter<T> strict, Supplier<T> value) {
        this.strict = strict;
        this.value = value;
    }

    @Override
    public String toString(T shown) {
        return strict.toString(shown);
    }

    @Override
    public T fromString(String text) {
        try {
            T read = strict.fromString(text.strip());
            return read == null ? value.get() : read;
        } catch (RuntimeException e) {
            return value.get();
        }
    }
}
