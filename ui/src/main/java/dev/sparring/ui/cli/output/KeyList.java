package dev.sparring.ui.cli.output;

import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.ValueType;
import dev.sparring.gan.config.KeyEntry;
import java.util.List;

/** Keys of a configuration as text for a terminal. */
public final class KeyList {

    private static final int MEANING = 6;

    private KeyList() {}

    /**
     * Two lines a key: its path with the default, and what it means with what is legal. What can be chosen is told with the meaning
     * of each where the key is alone.
     *
     * @param entries the keys
     * @return lines
     */
    public static String of(List<KeyEntry> entries) {
        StringBuilder text = new StringBuilder();
        boolean alone = entries.stream().map(KeyEntry::path).distinct().count() == 1;
        for (KeyEntry entry : entries) {
            Key<?> key = entry.key();
            text.append(entry.path())
                    .append(key.fallback().isPresent() ? " = " + key.otherwise() : "   (" + key.otherwise() + ")")
                    .append(entry.owner().map(owner -> "   with " + owner).orElse(""))
                    .append('\n')
                    .append(" ".repeat(MEANING))
                    .append(key.help())
                    .append("; ")
                    .append(key.type().legal())
                    .append(key.fixed() ? "; stays as it is in a run that has begun" : "")
                    .append('\n');
            if (alone && key.type() instanceof ValueType.Choice choice) {
                append(text, choice.members());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<Named> members) {
        int widest = members.stream()
                .mapToInt(member -> member.name().length())
                .max()
                .orElse(0);
        for (Named member : members) {
            text.append(" ".repeat(2 * MEANING))
                    .append(member.name())
                    .append(" ".repeat(widest - member.name().length() + 2))
                    .append(member.help())
                    .append('\n');
        }
    }
}
