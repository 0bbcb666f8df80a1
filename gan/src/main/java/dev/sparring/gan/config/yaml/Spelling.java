package dev.sparring.gan.config.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the key that somebody meant. */
public final class Spelling {

    private Spelling() {}

    /**
     * The path that is most like another, by its last word or as a whole.
     *
     * @param path as somebody wrote it
     * @param known paths there are
     * @return one of them, or empty if none is much like it
     */
    public static Optional<String> nearest(String path, List<String> known) {
        return known.stream()
                .filter(key -> isNear(last(path), last(key)))
                .min(Comparator.<String>comparingInt(key -> distance(last(path), last(key)))
                        .thenComparingInt(key -> distance(path, key)));
    }

    /** Whether at most a third of a word is another, whatever its case. */
    static boolean isNear(String word, String key) {
        int distance = distance(word.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
        return distance <= Math.min(word.length(), key.length()) / 3;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Letters to insert, delete or replace, or neighbours to swap (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                rows[i][j] = swapped ? Math.min(least, 1 + rows[i - 2][j - 2]) : least;
            }
        }
        return rows[a.length()][b.length()];
    }
}
