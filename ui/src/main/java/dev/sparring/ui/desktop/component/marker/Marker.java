package dev.sparring.ui.desktop.component.marker;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.kordamp.ikonli.Ikon;

/**
 * Something that happened at a step, as charts show it.
 *
 * @param step completed steps
 * @param tone what kind of news it is
 * @param icon which news
 * @param label the news in two or three words
 * @param title says the news and its step, where they are pointed at or written to a file: of hundreds of marks hardly any ever is
 * @param details says what else there is to say, some lines
 * @param back the step to which this led back, if it did
 */
public record Marker(
        long step,
        EventTone tone,
        Ikon icon,
        String label,
        Supplier<String> title,
        Supplier<String> details,
        OptionalLong back) {

    /** Validates. */
    public Marker {
        Objects.requireNonNull(tone, "tone");
        Objects.requireNonNull(icon, "icon");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(back, "back");
    }
}
