package dev.sparring.gan.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What in a source is hardly meant. */
public final class DataWarnings {

    private DataWarnings() {}

    /**
     * Looks a source over: it reads samples until two differ.
     *
     * @param source to be trained on
     * @return one line each
     */
    public static List<String> of(DataSource source) {
        long size = source.size().orElse(Long.MAX_VALUE);
        if (source.size().isEmpty() || differ(source, size)) {
            return List.of();
        }
        return List.of(
                size == 1
                        ? "there is one sample only: nothing but that can be learned, and the monitor cannot judge diversity"
                        : String.format(
                                Locale.ROOT,
                                "all %,d samples are the same: nothing else can be learned, and the monitor cannot judge"
                                        + " diversity",
                                size));
    }

    private static boolean differ(DataSource source, long size) {
        int length = source.shape().length();
        float[] first = new float[length];
        float[] other = new float[length];
        source.read(0, first, 0);
        for (long i = 1; i < size; i++) {
            source.read(i, other, 0);
            if (!Arrays.equals(first, other)) {
                return true;
            }
        }
        return false;
    }
}
