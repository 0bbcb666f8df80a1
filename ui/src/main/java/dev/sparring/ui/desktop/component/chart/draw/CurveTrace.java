package dev.sparring.ui.desktop.component.chart.draw;

import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.PixelColumns;
import dev.sparring.ui.desktop.component.chart.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A curve as lines in a plot. Screen and files draw the same ones.
 *
 * @param bands the areas between least and greatest values
 * @param line the means
 * @param smooth the means smoothed; the same as {@code line} where nothing is smoothed
 * @param plans what is to come
 */
record CurveTrace(List<Band> bands, Polyline line, Polyline smooth, List<Polyline> plans) {

    /** A band lower than this cannot be told from the line in it. */
    private static final double LEAST_BAND = 1;

    /**
     * Columns side by side, each a pixel wide.
     *
     * @param left edge of the first one
     * @param top of each, where the greatest value is
     * @param bottom of each, where the least value is
     */
    record Band(double left, double[] top, double[] bottom) {}

    /** Copies the lists. */
    CurveTrace {
        bands = List.copyOf(bands);
        plans = List.copyOf(plans);
    }

    /**
     * Finds the lines.
     *
     * @param curve what is drawn
     * @param plot where
     * @param now completed steps, from which on plans are drawn
     * @param smoothing weight of what was before, in [0, 1)
     */
    static CurveTrace of(Curve curve, Plot plot, long now, double smoothing) {
        PixelColumns columns = curve.past().columns(plot.x(), (int) plot.width());
        Polyline line = line(curve.past(), columns, columns.mean(), plot);
        Polyline smooth =
                smoothing > 0 ? line(curve.past(), columns, Smoothing.of(columns.mean(), smoothing), plot) : line;
        return new CurveTrace(bands(columns, plot), line, smooth, plans(curve, plot, now));
    }

    /** The means of the columns, and of the nearest buckets on either side of them, to which the line leads. */
    private static Polyline line(DecimatedSeries series, PixelColumns columns, double[] values, Plot plot) {
        Polyline.Builder line = new Polyline.Builder(values.length + 2);
        beyond(series, plot, false, line);
        for (int i = 0; i < values.length; i++) {
            line.add(plot.left() + columns.place()[i] * plot.width(), plot.yOf(values[i]));
        }
        beyond(series, plot, true, line);
        return line.build();
    }

    private static void beyond(DecimatedSeries series, Plot plot, boolean after, Polyline.Builder line) {
        int bucket = series.beyond(plot.x(), after);
        if (bucket >= 0) {
            line.add(plot.xOf(series.centre(bucket)), plot.yOf(series.mean(bucket)));
        }
    }

    private static List<Band> bands(PixelColumns columns, Plot plot) {
        int count = columns.mean().length;
        double[] top = new double[count];
        double[] bottom = new double[count];
        for (int i = 0; i < count; i++) {
            top[i] = plot.yOf(columns.most()[i]);
            bottom[i] = plot.yOf(columns.least()[i]);
        }
        List<Band> bands = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= count; i++) {
            boolean tall = i < count && bottom[i] - top[i] >= LEAST_BAND;
            if (tall && from < 0) {
                from = i;
            } else if (!tall && from >= 0) {
                bands.add(new Band(
                        plot.left() + from, Arrays.copyOfRange(top, from, i), Arrays.copyOfRange(bottom, from, i)));
                from = -1;
            }
        }
        return bands;
    }

    private static List<Polyline> plans(Curve curve, Plot plot, long now) {
        List<Polyline> plans = new ArrayList<>();
        if (!curve.planned()) {
            return plans;
        }
        Polyline.Builder plan = new Polyline.Builder((int) plot.width() + 1);
        double from = Math.max(plot.left(), plot.xOf(Math.max(1.0, (double) now)));
        for (double at = from; at <= plot.right(); at++) {
            long step = Math.max(1, Math.round(plot.stepAt(at)));
            double value = plot.yOf(curve.future().applyAsDouble(step));
            if (!Double.isNaN(value)) {
                plan.add(at, value);
            } else if (!plan.isEmpty()) {
                plans.add(plan.build());
                plan = new Polyline.Builder(4);
            }
        }
        if (!plan.isEmpty()) {
            plans.add(plan.build());
        }
        return plans;
    }
}
