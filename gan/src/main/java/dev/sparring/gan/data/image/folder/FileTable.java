package dev.sparring.gan.data.image.folder;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Names, lengths and stamps of many files, in as little memory as they need: the names' bytes and 20 more for each file, 50 MB for a million. Names are
 * paths with {@code /} between folders. Mutable until it is read.
 */
final class FileTable {

    private static final int FIRST_FILES = 64;
    private static final int FIRST_LETTERS = 32;

    private byte[] letters = new byte[FIRST_FILES * FIRST_LETTERS];
    private int[] ends = new int[FIRST_FILES];
    private long[] lengths = new long[FIRST_FILES];
    private long[] stamps = new long[FIRST_FILES];
    private int size;

    /**
     * Adds a file.
     *
     * @param name its path
     * @param length its bytes; -1 if unknown
     * @param stamp another number once its content is another
     */
    void add(String name, long length, long stamp) {
        byte[] added = name.getBytes(StandardCharsets.UTF_8);
        int start = start(size);
        int end = Math.addExact(start, added.length);
        if (end > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(end, larger(letters.length)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, larger(size));
            lengths = Arrays.copyOf(lengths, ends.length);
            stamps = Arrays.copyOf(stamps, ends.length);
        }
        System.arraycopy(added, 0, letters, start, added.length);
        ends[size] = end;
        lengths[size] = length;
        stamps[size] = stamp;
        size++;
    }

    private static int larger(int length) {
        return Math.addExact(length, length / 2);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** How many files. */
    int size() {
        return size;
    }

    /** A file's path. */
    String name(int index) {
        int start = start(index);
        return new String(letters, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    /** A file's bytes; -1 if they are unknown. */
    long length(int index) {
        return lengths[index];
    }

    /** A number that is another once the file's content is. */
    long stamp(int index) {
        return stamps[index];
    }

    /**
     * Compares two files by their paths, folder by folder.
     *
     * @return below 0 if the first comes first
     */
    int compare(int one, int other) {
        return compare(letters, start(one), ends[one], letters, start(other), ends[other]);
    }

    /**
     * The order of the files by {@link #compare}.
     *
     * @return indices
     */
    int[] sorted() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Looks a path up in a table in the order of {@link #compare}.
     *
     * @return its index, or -1 if there is no such file
     */
    int find(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = compare(letters, start(middle), ends[middle], wanted, 0, wanted.length);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** By bytes, a folder's end before any letter: what is in a folder stays together. */
    private static int compare(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        int different = Arrays.mismatch(one, from, to, other, otherFrom, otherTo);
        if (different < 0) {
            return 0;
        }
        int letter = from + different < to ? rank(one[from + different]) : -1;
        int otherLetter = otherFrom + different < otherTo ? rank(other[otherFrom + different]) : -1;
        return Integer.compare(letter, otherLetter);
    }

    private static int rank(byte letter) {
        return letter == '/' ? 0 : letter & 0xFF;
    }
}
