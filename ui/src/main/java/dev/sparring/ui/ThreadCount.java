package dev.sparring.ui;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The environment variable {@value #VARIABLE}. ND4J reads it as one whole number and fails to load on anything else, where
 * OpenMP allows spaces and a list with a number for each level of nesting. The launcher writes it in the form that both
 * read; a program that was started without the launcher can only say what is wrong, since ND4J asks Java, whose copy of the
 * environment nothing changes.
 */
final class ThreadCount {

    static final String VARIABLE = "OMP_NUM_THREADS";

    private static final int MOST = 65_535;
    private static final Pattern LIST = Pattern.compile("[ \\t]*0*[1-9][0-9]*[ \\t]*(,[ \\t]*0*[1-9][0-9]*[ \\t]*)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private ThreadCount() {}

    /**
     * What is wrong with the variable's value.
     *
     * @param value as the environment has it, empty if it is unset
     * @return one line that names the variable, or empty if ND4J can read the value
     */
    static Optional<String> fault(Optional<String> value) {
        return value.filter(text -> !text.isEmpty()).flatMap(ThreadCount::faultOf);
    }

    private static Optional<String> faultOf(String text) {
        String shown = VARIABLE + " is '" + text.replaceAll("\\s", " ") + "'";
        if (!LIST.matcher(text).matches() || tooLarge(text)) {
            return Optional.of(shown + "; set it to a number of threads from 1 to " + MOST + " such as 4, or unset it");
        }
        return NUMBER.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(shown + ", of which ND4J reads one plain number only; set it to " + first(text));
    }

    private static boolean tooLarge(String text) {
        return Pattern.compile(",")
                .splitAsStream(text)
                .map(ThreadCount::first)
                .anyMatch(number -> number.length() > 5 || Integer.parseInt(number) > MOST);
    }

    /** The first number of a legal list, without spaces and leading zeros. */
    private static String first(String list) {
        return list.strip().replaceFirst("[ \\t]*,.*", "").replaceFirst("^0+", "");
    }
}
