package dev.sparring.gan.data;

import java.util.List;

/**
 * How points were scaled for the networks, column by column: (x - mean) / deviation.
 *
 * @param names of the columns
 * @param means as many
 * @param deviations as many, each above 0
 */
public record PointScale(List<String> names, List<Double> means, List<Double> deviations) {

    /** Copies. */
    public PointScale {
        names = List.copyOf(names);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.size() != names.size() || deviations.size() != names.size()) {
            throw new IllegalArgumentException("names, means and deviations must be as many, got " + names.size() + ", "
                    + means.size() + " and " + deviations.size());
        }
    }

    /**
     * A number for the networks.
     *
     * @param value as the data has it
     * @param column its index
     * @return scaled
     */
    public float scaled(double value, int column) {
        return (float) ((value - means.get(column)) / deviations.get(column));
    }

    /**
     * A number as the data has it.
     *
     * @param scaled what a network made
     * @param column its index
     * @return in the data's own unit
     */
    public float back(float scaled, int column) {
        return (float) (scaled * deviations.get(column) + means.get(column));
    }
}
