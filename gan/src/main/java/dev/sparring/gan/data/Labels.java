package dev.sparring.gan.data;

import java.util.List;
import java.util.Optional;

/**
 * What kinds of samples there are.
 *
 * @param names in the order of the labels, in [2, 10000] of them, each of [1, 1000] letters
 */
public record Labels(List<String> names) {

    private static final int MOST_NAMES = 10_000;
    private static final int LONGEST_NAME = 1000;

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if a number or length is out of its range
     */
    public Labels {
        names = List.copyOf(names);
        if (names.size() < 2 || names.size() > MOST_NAMES) {
            throw new IllegalArgumentException("labels must be in [2, " + MOST_NAMES + "], got " + names.size());
        }
        for (String name : names) {
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "a label's name must have [1, " + LONGEST_NAME + "] letters, got " + name.length());
            }
        }
    }

    /**
     * Those of a source.
     *
     * @param source with or without labels
     * @return empty if it has no labels with names, or fewer than two
     */
    public static Optional<Labels> of(DataSource source) {
        List<String> names = source.labelNames();
        return names.size() < 2 ? Optional.empty() : Optional.of(new Labels(names));
    }

    /**
     * How many there are.
     *
     * @return at least 2
     */
    public int count() {
        return names.size();
    }
}
