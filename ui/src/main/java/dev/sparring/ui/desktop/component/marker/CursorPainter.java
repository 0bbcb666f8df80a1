package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.chart.surface.Lettering;
import dev.sparring.ui.desktop.component.chart.surface.Lettering.Anchor;
import dev.sparring.ui.desktop.component.chart.surface.Lettering.Height;
import dev.sparring.ui.desktop.component.chart.surface.Pen;
import dev.sparring.ui.desktop.component.chart.surface.Surface;

/** Draws what a person does in a chart: the step that is looked at, and the part that is being chosen. */
final class CursorPainter {

    private static final double SELECTED = 0.14;
    private static final double PADDING = 4;

    private final Surface surface;
    private final Palette palette;
    private final Plot plot;

    CursorPainter(Surface surface, Palette palette, Plot plot) {
        this.surface = surface;
        this.palette = palette;
        this.plot = plot;
    }

    /** A line through the plot, and its step in the row of the ticks. */
    void cursor(long step, TextMetrics lettering) {
        double at = Math.floor(plot.xOf((double) step)) + 0.5;
        if (at < plot.left() || at > plot.right() + 1) {
            return;
        }
        surface.line(at, plot.top(), at, plot.bottom() + 4, Pen.solid(palette.ink(), 1));
        String label = FigureFormat.count(step);
        double half = lettering.width(label) / 2 + PADDING;
        double middle = Math.max(plot.left() + half - PADDING, Math.min(plot.right() + Plot.RIGHT - half, at));
        surface.rectangle(middle - half, plot.bottom() + 4, 2 * half, Lettering.SMALL + PADDING, palette.ink());
        surface.text(
                label,
                middle,
                plot.bottom() + 4 + (Lettering.SMALL + PADDING) / 2,
                Lettering.small(palette.paper(), Anchor.MIDDLE, Height.CENTER));
    }

    /** A veil over a part of the plot. */
    void selection(double from, double to) {
        double left = inside(plot.xOf(Math.min(from, to)));
        double right = inside(plot.xOf(Math.max(from, to)));
        surface.rectangle(
                left,
                plot.top(),
                right - left,
                plot.height(),
                palette.generator().deriveColor(0, 1, 1, SELECTED));
    }

    private double inside(double x) {
        return Math.max(plot.left(), Math.min(plot.right(), x));
    }
}
