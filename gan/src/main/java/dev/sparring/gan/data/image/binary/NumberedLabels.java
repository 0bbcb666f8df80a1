package dev.sparring.gan.data.image.binary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels that are numbers in a file, of which some may be missing: those that there are, in their order, so that none is empty.
 *
 * @param indices one a sample, an index of names
 * @param names what the labels are called
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by the one who reads.
record NumberedLabels(int[] indices, List<String> names) {

    /**
     * Called by their numbers.
     *
     * @param numbers one a sample, at least 0
     * @return the labels
     */
    static NumberedLabels of(int[] numbers) {
        return of(numbers, List.of());
    }

    /**
     * Called by names where there are any.
     *
     * @param numbers one a sample, at least 0
     * @param names by the number; those beyond are called by it
     * @return the labels
     */
    static NumberedLabels of(int[] numbers, List<String> names) {
        int[] present = Arrays.stream(numbers).sorted().distinct().toArray();
        return new NumberedLabels(
                Arrays.stream(numbers)
                        .map(number -> Arrays.binarySearch(present, number))
                        .toArray(),
                IntStream.of(present)
                        .mapToObj(number -> number < names.size() ? names.get(number) : Integer.toString(number))
                        .toList());
    }
}
