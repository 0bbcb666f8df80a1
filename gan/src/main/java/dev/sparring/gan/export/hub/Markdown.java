package dev.sparring.gan.export.hub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of a user's in Markdown: shown letter by letter, never as markup, a link, or a new line. */
final class Markdown {

    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]|#!~]");

    private Markdown() {}

    static String text(Object anything) {
        String line = String.valueOf(anything)
                .replaceAll("\\p{Cntrl}+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return MARKS.matcher(line).replaceAll(mark -> Matcher.quoteReplacement("\\" + mark.group()));
    }
}
