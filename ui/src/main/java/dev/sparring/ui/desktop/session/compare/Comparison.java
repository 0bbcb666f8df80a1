package dev.sparring.ui.desktop.session.compare;

import dev.sparring.ui.desktop.session.SampleImage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Several runs on disk as they were at one look.
 *
 * @param runs those that could be read, in the order in which they were asked for
 * @param sheets a picture of samples of each that has one, by its directory
 * @param problems what could not be read and what to do, a sentence without its stop each, in the order of the runs
 */
public record Comparison(List<ComparedRun> runs, Map<Path, SampleImage> sheets, List<String> problems) {

    /** Of no run. */
    public static final Comparison NONE = new Comparison(List.of(), Map.of(), List.of());

    /** Copies what it is given. */
    public Comparison {
        runs = List.copyOf(runs);
        sheets = Collections.unmodifiableMap(new LinkedHashMap<>(sheets));
        problems = List.copyOf(problems);
    }

    /**
     * The steps of which every run has a picture of samples.
     *
     * @return ascending; none if there is no run
     */
    public List<Long> commonSheets() {
        if (runs.isEmpty()) {
            return List.of();
        }
        TreeSet<Long> common = new TreeSet<>(runs.get(0).sheets());
        runs.forEach(run -> common.retainAll(run.sheets()));
        return List.copyOf(common);
    }
}
