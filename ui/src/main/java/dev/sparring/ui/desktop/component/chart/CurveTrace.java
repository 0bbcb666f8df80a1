package dev.sparring.ui.desktop.component.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve as lines in a plot. Screen and files draw the same ones.
 *
 * @param bands outlines of the areas between least and greatest values
 * @param line the means
 * @param smooth the means smoothed; the same as {@code line} where nothing is smoothed
 * @param plans what is to come
 */
record CurveTrace(List<Polyline> bands, Polyline line, Polyline smooth, List<Polyline> plans) {

    /** A band lower than this cannot be told from the line in it. */
    private static final double LEAST_BAND = 1;

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

    private static List<Polyline> bands(PixelColumns columns, Plot plot) {
        List<Polyline> bands = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= columns.mean().length; i++) {
            boolean tall =
                    i < columns.mean().length && plot.yOf(columns.least()[i]) - top(columns, plot, i) >= LEAST_BAND;
            if (tall && from < 0) {
                from = i;
            } else if (!tall && from >= 0) {
                bands.add(band(columns, plot, from, i));
                from = -1;
            }
        }
        return bands;
    }

    private static double top(PixelColumns columns, Plot plot, int column) {
        return plot.yOf(columns.most()[column]);
    }

    /** Along the greatest values to the right and along the least ones back; each column is one pixel wide. */
    private static Polyline band(PixelColumns columns, Plot plot, int from, int to) {
        Polyline.Builder outline = new Polyline.Builder(2 * (to - from) + 4);
        outline.add(plot.left() + from, top(columns, plot, from));
        for (int i = from; i < to; i++) {
            outline.add(plot.left() + i + 0.5, top(columns, plot, i));
        }
        outline.add(plot.left() + to, top(columns, plot, to - 1));
        outline.add(plot.left() + to, plot.yOf(columns.least()[to - 1]));
        for (int i = to - 1; i >= from; i--) {
            outline.add(plot.left() + i + 0.5, plot.yOf(columns.least()[i]));
        }
        outline.add(plot.left() + from, plot.yOf(columns.least()[from]));
        return outline.build();
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
