package dev.sparring.ui.desktop.model;

import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the window says across its pages: what went wrong, and what a person should know. One of each, the newest. One thread, the screen's. */
final class Messages {

    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    /** What was wrong with the draft when that was said last. */
    private String toldProblem = "";

    /** Says that something went wrong; a text that is missing stands for an error without one. */
    void fail(@Nullable String text) {
        error.set(text == null ? Texts.text("error.unnamed") : text);
    }

    /** Says what is wrong with the draft. One that is well again takes that back, and nothing else that has gone wrong meanwhile. */
    void problem(String text) {
        if (!text.isEmpty() || error.get().equals(toldProblem)) {
            error.set(text);
        }
        toldProblem = text;
    }

    /** Says what a person should know; empty takes it away. */
    void tell(String text) {
        hint.set(text);
    }

    /** Takes the error away. */
    void dismissError() {
        error.set("");
    }

    /** Takes both away: something else begins. */
    void clear() {
        error.set("");
        hint.set("");
    }

    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }
}
