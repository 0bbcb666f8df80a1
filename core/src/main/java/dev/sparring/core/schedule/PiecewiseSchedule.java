package dev.sparring.core.schedule;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Rates from a table: straight lines between its points, or steps. Before the first point the first rate, after the last one
 * the last.
 *
 * @param points in rising order of update, at least one
 * @param steps whether a point's rate holds until the next one, instead of a line to it
 */
public record PiecewiseSchedule(
        @JsonProperty("points") List<Point> points,
        @JsonProperty("steps") boolean steps) implements Schedule {

    /**
     * A rate at an update.
     *
     * @param update 0-based index, at least 0
     * @param rate finite, at least 0
     */
    public record Point(
            @JsonProperty("update") long update,
            @JsonProperty("rate") double rate) {
        /** Validates. */
        public Point {
            if (update < 0 || !(rate >= 0) || Double.isInfinite(rate)) {
                throw new IllegalArgumentException(
                        "a point must have an update and a finite rate of at least 0, got " + update + " and " + rate);
            }
        }
    }

    /** Validates. */
    public PiecewiseSchedule {
        points = List.copyOf(points);
        if (points.stream().noneMatch(point -> point.rate() > 0)) {
            throw new IllegalArgumentException("the table must have a rate above 0, got " + points);
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).update() <= points.get(i - 1).update()) {
                throw new IllegalArgumentException("the table's updates must rise, got " + points);
            }
        }
    }

    @Override
    public double rate(long update) {
        int next = firstAfter(update);
        if (next == 0) {
            return points.get(0).rate();
        }
        Point from = points.get(next - 1);
        if (steps || next == points.size()) {
            return from.rate();
        }
        Point to = points.get(next);
        double share = (double) (update - from.update()) / (to.update() - from.update());
        return from.rate() + share * (to.rate() - from.rate());
    }

    private int firstAfter(long update) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).update() <= update) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public double peak() {
        return points.stream().mapToDouble(Point::rate).max().orElse(0);
    }

    @Override
    public PiecewiseSchedule clone() {
        return this;
    }
}
