package dev.sparring.ui.desktop.session.series;

import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The curves of a run so far, by the keys of {@code metrics.jsonl}; what lies in a group there has its path as its key, such as
 * {@code figures.augment_p}. The distances of checkpoints are there as {@code frechet_distance}.
 *
 * @param series by key, none of them empty
 */
public record RunSeries(Map<String, DecimatedSeries> series) {

    /** Before the first step. */
    public static final RunSeries EMPTY = new RunSeries(Map.of());

    /** Copies the map; its order stays. */
    public RunSeries {
        series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
    }

    /**
     * A curve.
     *
     * @param key of its series
     * @return without points if nothing was recorded under that key
     */
    public DecimatedSeries get(String key) {
        return series.getOrDefault(key, DecimatedSeries.EMPTY);
    }

    /**
     * Both this run's curves and others of it.
     *
     * @param others by other keys
     * @return all of them
     */
    public RunSeries with(RunSeries others) {
        Map<String, DecimatedSeries> all = new LinkedHashMap<>(series);
        all.putAll(others.series);
        return new RunSeries(all);
    }

    /**
     * What was recorded.
     *
     * @return the keys of all curves that have a point, in the order in which they are written
     */
    public Set<String> keys() {
        return series.keySet();
    }

    /**
     * The newest step of all curves.
     *
     * @return 0 if there is none
     */
    public long last() {
        return series.values().stream().mapToLong(DecimatedSeries::last).max().orElse(0);
    }
}
