package dev.sparring.ui.desktop.page.compare;

import dev.sparring.ui.desktop.component.board.ChartKind;
import dev.sparring.ui.desktop.component.board.ChartKinds;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Charts that have a line for each run where those of one run have a line for each series. Pure functions. */
final class RunCharts {

    private static final String LOSSES = "losses";
    private static final String DISTANCE = "distance";

    private RunCharts() {}

    /**
     * A run as charts see it.
     *
     * @param name of its line
     * @param style of its line
     * @param series what it has recorded
     */
    record Shown(String name, SeriesStyle style, RunSeries series) {}

    /**
     * A chart of one series.
     *
     * @param kind its lines are the runs
     * @param series of all runs, by their names
     */
    record Chart(ChartKind kind, RunSeries series) {}

    /** Of what there can be charts: what at least one run has recorded. */
    static List<ChartKind> kinds(List<Shown> runs) {
        Map<String, DecimatedSeries> all = new LinkedHashMap<>();
        runs.forEach(run -> run.series().series().forEach(all::putIfAbsent));
        RunSeries union = new RunSeries(all);
        return ChartKinds.of(union).stream()
                .filter(kind -> kind.isRecorded(union))
                .toList();
    }

    /** What is shown before a person chooses: the distance from the data if every run has one, else the losses. */
    static String first(List<Shown> runs) {
        boolean measured = !runs.isEmpty()
                && kinds(runs).stream()
                        .filter(kind -> kind.id().equals(DISTANCE))
                        .anyMatch(kind -> runs.stream().allMatch(run -> kind.isRecorded(run.series())));
        return measured ? DISTANCE : LOSSES;
    }

    /**
     * The charts of a kind: one for each of its series that at least one run has.
     *
     * @param kind such as the losses
     * @param runs in the order of their lines; their names differ
     */
    static List<Chart> of(ChartKind kind, List<Shown> runs) {
        List<Chart> charts = new ArrayList<>();
        for (ChartKind.Line line : kind.lines()) {
            Map<String, DecimatedSeries> found = new LinkedHashMap<>();
            List<ChartKind.Line> lines = new ArrayList<>();
            for (Shown run : runs) {
                if (run.series().keys().contains(line.key())) {
                    found.put(run.name(), run.series().get(line.key()));
                    lines.add(new ChartKind.Line(run.name(), run.name(), run.style()));
                }
            }
            if (!lines.isEmpty()) {
                String title = kind.lines().size() > 1 ? kind.title() + ": " + line.text() : kind.title();
                charts.add(new Chart(
                        new ChartKind(
                                "of-runs-" + line.key(),
                                title,
                                kind.unit(),
                                lines,
                                kind.traits(),
                                kind.top(),
                                kind.empty()),
                        new RunSeries(found)));
            }
        }
        return charts;
    }
}
