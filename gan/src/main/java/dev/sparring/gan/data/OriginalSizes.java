package dev.sparring.gan.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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

    /** Counts pictures of all sizes. Mutable; one thread. */
    public static final class Counter {

        private final Size target;
        private final ToDoubleFunction<Size> seen;
        private final Map<Size, Integer> counts = new HashMap<>();

        /**
         * None yet.
         *
         * @param target size of the samples
         * @param seen the share of a picture of a size that is seen, in (0, 1]
         */
        public Counter(Size target, ToDoubleFunction<Size> seen) {
            this.target = target;
            this.seen = seen;
        }

        /**
         * Counts a picture.
         *
         * @param size in its file
         */
        public void add(Size size) {
            counts.merge(size, 1, Integer::sum);
        }

        /**
         * What was counted.
         *
         * @return empty if there was no picture
         */
        public Optional<OriginalSizes> result() {
            long all = 0;
            double sum = 0;
            int panoramas = 0;
            int enlarged = 0;
            for (Map.Entry<Size, Integer> each : counts.entrySet()) {
                Size size = each.getKey();
                int count = each.getValue();
                double share = seen.applyAsDouble(size);
                all += count;
                sum += count * share;
                panoramas += share < HALF ? count : 0;
                enlarged += size.pixels() < target.pixels() ? count : 0;
            }
            if (all == 0) {
                return Optional.empty();
            }
            List<Size> sorted = new ArrayList<>(counts.keySet());
            sorted.sort(Comparator.comparingLong(Size::pixels).thenComparingInt(Size::height));
            return Optional.of(new OriginalSizes(
                    sorted.get(0),
                    median(sorted, all),
                    sorted.get(sorted.size() - 1),
                    sorted.size(),
                    1 - sum / all,
                    panoramas,
                    enlarged));
        }

        private Size median(List<Size> sorted, long all) {
            long below = 0;
            int place = -1;
            while (below <= all / 2) {
                place++;
                below += counts.getOrDefault(sorted.get(place), 0);
            }
            return sorted.get(place);
        }
    }
}
