package dev.sparring.ui.desktop.component;

import java.util.Arrays;
import java.util.Locale;

/** Looking for something by a few words. */
public final class SearchWords {

    private SearchWords() {}

    /**
     * Whether a text is meant.
     *
     * @param words separated by spaces; none mean everything
     * @param text what may be meant
     * @return true if each of the words is in it, upper case or lower
     */
    public static boolean mean(String words, String text) {
        String all = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(all::contains);
    }
}
