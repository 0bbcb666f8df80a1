package dev.sparring.ui.desktop.component.action;

import dev.sparring.ui.desktop.component.SearchWords;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/**
 * Something a person can do.
 *
 * @param id one word, which is also that of its button
 * @param name two or three words, as on a button
 * @param help what it does, a phrase
 * @param icon its picture
 * @param keys that do it wherever the focus is; empty if none
 * @param enabled whether it can be done now
 * @param work does it; nothing if it cannot be done now
 */
public record Action(
        String id,
        String name,
        String help,
        Ikon icon,
        Optional<KeyCombination> keys,
        ObservableValue<Boolean> enabled,
        Runnable work) {

    /** Validates. */
    public Action {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(icon, "icon");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(enabled, "enabled");
        Objects.requireNonNull(work, "work");
    }

    /**
     * Whether it can be done now.
     *
     * @return true if {@link #perform} does something
     */
    public boolean isEnabled() {
        return Boolean.TRUE.equals(enabled.getValue());
    }

    /** Does it, if it can be done now. */
    public void perform() {
        if (isEnabled()) {
            work.run();
        }
    }

    /**
     * The keys for people.
     *
     * @return such as {@code Shift+F5}; empty if there are none
     */
    public String keyText() {
        return keys.map(KeyCombination::getDisplayText).orElse("");
    }

    /**
     * Help and keys, as a tooltip has them.
     *
     * @return such as {@code Start a run (F5)}
     */
    public String hint() {
        return keys.isPresent() ? help + " (" + keyText() + ")" : help;
    }

    /**
     * Whether a person who looks for some words may mean this.
     *
     * @param words separated by spaces; none match everything
     * @return true if each of them is in its name or help
     */
    public boolean matches(String words) {
        return SearchWords.mean(words, name + " " + help);
    }
}
