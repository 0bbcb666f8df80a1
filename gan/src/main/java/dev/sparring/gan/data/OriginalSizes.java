package dev.sparring.gan.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * How large the pictures were in their files, by their pixels, and how much of them is not seen.
 *
 * @param smallest of all
 * @param median of all
 * @param largest of all
 * @param different how many different sizes there are
 * @param lost mean share of a picture that is cut off, in [0, 1)
 * @param panoramas how many pictures lose more than half of themselves
 * @param enlarged how many have fewer pixels than the samples made of them
 */
public record OriginalSizes(
        Size smallest, Size median, Size largest, int different, double lost, int panoramas, int enlarged) {

    private static final double HALF = 0.5;

    /**
     * Height and width.
     *
     * @param height rows
     * @param width columns
     */
    public record Size(int height, int width) {

        private long pixels() {
            return (long) height * width;
        }

        @Override
        public String toString() {
            return height + "x" + width;
        }
    }

    /**
     * Of pictures that all have one size.
     *
     * @param size of each
     * @param count how many, at least 1
     * @param seen the share of each that is seen, in (0, 1]
     * @param target size of the samples
     * @return the sizes
     */
    public static OriginalSizes same(Size size, int count, double seen, Size target) {
        return new OriginalSizes(
                size, size, size, 1, 1 - seen, seen < HALF ? count : 0, size.pixels() < target.pixels() ? count : 0);
    }

    /**
     * Of pictures.
     *
     * @param sizes at least one
     * @param seen the share of each that is seen, in (0, 1]; as many
     * @param target size of the samples
     * @return the sizes
     */
    public static OriginalSizes of(List<Size> sizes, List<Double> seen, Size target) {
        List<Size> sorted = new ArrayList<>(sizes);
        sorted.sort(Comparator.comparingLong(Size::pixels).thenComparingInt(Size::height));
        return new OriginalSizes(
                sorted.get(0),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1),
                new HashSet<>(sizes).size(),
                1 - seen.stream().mapToDouble(Double::doubleValue).average().orElse(1),
                (int) seen.stream().filter(share -> share < HALF).count(),
                (int) sizes.stream()
                        .filter(size -> size.pixels() < target.pixels())
                        .count());
    }
}
