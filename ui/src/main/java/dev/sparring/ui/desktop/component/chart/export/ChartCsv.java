package dev.sparring.ui.desktop.component.chart.export;

import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The values of a chart as comma-separated values: a column of steps and one of each curve by its key, a row for each step at
 * which a curve has a value.
 *
 * <p>Of a run so long that several steps share a bucket, a row stands for the steps since the row before: the columns hold
 * means, and {@code KEY_min} and {@code KEY_max} beside them the extremes. What is planned is not in it.
 */
public final class ChartCsv {

    private ChartCsv() {}

    /**
     * Writes a table.
     *
     * @param curves in the order of the columns
     * @return lines with the header first, each ended by a line feed
     */
    public static String of(List<Curve> curves) {
        StringBuilder table = new StringBuilder("step");
        List<Column> columns = new ArrayList<>();
        for (Curve curve : curves) {
            Column column = new Column(curve.past());
            columns.add(column);
            table.append(',').append(curve.key());
            if (column.merged) {
                table.append(',')
                        .append(curve.key())
                        .append("_min,")
                        .append(curve.key())
                        .append("_max");
            }
        }
        table.append('\n');
        SortedSet<Long> steps = new TreeSet<>();
        columns.forEach(column -> column.addStepsTo(steps));
        for (long step : steps) {
            table.append(step);
            columns.forEach(column -> column.write(step, table));
            table.append('\n');
        }
        return table.toString();
    }

    /** Goes through a curve once, in step with the rows. */
    private static final class Column {
        private final DecimatedSeries series;
        private final boolean merged;
        private int next;

        Column(DecimatedSeries series) {
            this.series = series;
            boolean several = false;
            for (long count : series.count()) {
                several |= count > 1;
            }
            this.merged = several;
        }

        void addStepsTo(SortedSet<Long> steps) {
            for (int i = 0; i < series.count().length; i++) {
                if (series.count()[i] > 0) {
                    steps.add(series.newest()[i]);
                }
            }
        }

        void write(long step, StringBuilder table) {
            while (next < series.count().length && (series.count()[next] == 0 || series.newest()[next] < step)) {
                next++;
            }
            boolean here = next < series.count().length && series.newest()[next] == step;
            table.append(',').append(here ? Double.toString(series.mean(next)) : "");
            if (merged) {
                table.append(',')
                        .append(here ? Double.toString(series.least()[next]) : "")
                        .append(',')
                        .append(here ? Double.toString(series.most()[next]) : "");
            }
        }
    }
}
