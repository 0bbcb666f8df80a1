package dev.sparring.ui.desktop.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The window's texts by their keys, in the system's language where there is a translation (English and German) and in English elsewhere;
 * {@code -Dsparring.language=de} asks for one. What training itself says, such as errors and the reasons of a diagnosis, is English and the
 * same as in the terminal, so that it can be looked up. Immutable; any thread.
 *
 * <pre>{@code
 * button.setText(Texts.text("runs.resume"));
 * label.setText(Texts.text("train.finished", "ring", "20,000"));
 * label.setText(Texts.count("runs.selected", 3));
 * }</pre>
 */
public final class Texts {

    /** The languages that there are, the first for all who speak none of them. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final Locale LOCALE =
            closest(System.getProperty("sparring.language", Locale.getDefault().getLanguage()));
    private static final ResourceBundle BUNDLE = bundle(LOCALE);

    private Texts() {}

    static Locale closest(String language) {
        return LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst()
                .orElse(LANGUAGES.get(0));
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                Texts.class.getPackageName() + ".texts",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The language that is spoken, also for how numbers and days are written.
     *
     * @return English or German
     */
    public static Locale locale() {
        return LOCALE;
    }

    /**
     * A text.
     *
     * @param key such as {@code runs.resume}: the page or part of the window, and what it says
     * @param values take the places of {@code {0}}, {@code {1}} and so on; a number is written as the language does, a text as it is
     * @return never empty
     * @throws java.util.MissingResourceException if there is no such key, which is a fault of the caller
     */
    public static String text(String key, Object... values) {
        String pattern = BUNDLE.getString(key);
        // Words as they are, which are asked for thousands of times where much happens.
        if (values.length == 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        return new MessageFormat(pattern, LOCALE).format(values);
    }

    /**
     * Whether there is a text. Of things that others may add to, such as what a run can report, some have none.
     *
     * @param key of the text
     * @return true if {@link #text} knows it
     */
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /**
     * A text about a number of things, which has its own form for one of them.
     *
     * @param key the texts are {@code key.one} and {@code key.many}
     * @param count how many; takes the place of {@code {0}}
     * @param values take the places from {@code {1}} on
     * @return never empty
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static String count(String key, long count, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = count;
        System.arraycopy(values, 0, all, 1, values.length);
        return text(key + (count == 1 ? ".one" : ".many"), all);
    }
}
