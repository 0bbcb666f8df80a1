package dev.sparring.ui.desktop.component.chart.draw;

import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.chart.Tick;
import dev.sparring.ui.desktop.component.chart.Ticks;
import dev.sparring.ui.desktop.component.chart.surface.Lettering;
import dev.sparring.ui.desktop.component.chart.surface.Lettering.Anchor;
import dev.sparring.ui.desktop.component.chart.surface.Lettering.Height;
import dev.sparring.ui.desktop.component.chart.surface.Pen;
import dev.sparring.ui.desktop.component.chart.surface.Surface;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import javafx.scene.paint.Color;

/** Draws a chart's content once: grid and ticks, then for each curve its band, its dashed plan and its line. */
public final class ChartPainter {

    private static final String STEP = Texts.text("chart.step");
    private static final double BAND_OPACITY = 0.2;
    private static final double RAW_OPACITY = 0.35;
    private static final double PIXELS_PER_TICK_X = 80;
    private static final double PIXELS_PER_TICK_Y = 24;

    /** A longer number is written with an exponent, so that it fits beside the plot. */
    private static final int MOST_DIGITS = 7;

    private static final List<Double> PLAN_DASHES = List.of(8.0, 5.0);

    /** What stands so far apart is marked by dots. */
    private static final int COLUMNS_PER_DOT = 10;

    private static final double DOT = 2;

    private final Surface surface;
    private final Palette palette;
    private final ChartContent content;
    private final Plot plot;
    private final double width;
    private final double height;

    /**
     * A drawing.
     *
     * @param surface what is drawn on, empty
     * @param palette its colours
     * @param content what is drawn
     * @param width of the chart, in pixels
     * @param height of the chart, in pixels
     */
    public ChartPainter(Surface surface, Palette palette, ChartContent content, double width, double height) {
        this.surface = surface;
        this.palette = palette;
        this.content = content;
        this.plot = Plot.of(content, width, height);
        this.width = width;
        this.height = height;
    }

    /** Draws. */
    public void paint() {
        if (!plot.visible()) {
            return;
        }
        if (content.curves().isEmpty()) {
            surface.text(content.empty(), width / 2, height / 2, muted(Anchor.MIDDLE, Height.CENTER));
            return;
        }
        ticks();
        surface.within(plot.left(), plot.top() - 3, plot.width() + 4, plot.height() + 6, this::curves);
        now();
    }

    private Lettering muted(Anchor anchor, Height at) {
        return Lettering.small(palette.muted(), anchor, at);
    }

    private void ticks() {
        Pen grid = Pen.solid(palette.grid(), 1);
        for (Tick tick : Ticks.of(content.y(), Math.max(2, (int) (plot.height() / PIXELS_PER_TICK_Y)))) {
            double at = sharp(plot.yOf(tick.value()));
            surface.line(
                    tick.isLabelled() ? plot.left() : plot.left() - 3,
                    at,
                    tick.isLabelled() ? plot.right() : plot.left(),
                    at,
                    grid);
            String label = tick.label().length() > MOST_DIGITS ? FigureFormat.rate(tick.value()) : tick.label();
            surface.text(label, plot.left() - 8, at, muted(Anchor.END, Height.CENTER));
        }
        for (Tick tick : Ticks.of(content.x(), Math.max(2, (int) (plot.width() / PIXELS_PER_TICK_X)))) {
            double at = sharp(plot.xOf(tick.value()));
            surface.line(at, plot.bottom(), at, plot.bottom() + 4, grid);
            surface.text(tick.label(), at, plot.bottom() + 6, muted(Anchor.MIDDLE, Height.TOP));
        }
        double floor = sharp(plot.bottom());
        surface.line(plot.left(), floor, plot.right(), floor, Pen.solid(palette.muted(), 1));
        surface.text(STEP, 4, plot.bottom() + 6, muted(Anchor.START, Height.TOP));
        surface.text(content.unit(), 4, plot.top() - Plot.ROW / 2, muted(Anchor.START, Height.CENTER));
    }

    private void curves() {
        List<CurveTrace> traces = content.curves().stream()
                .map(curve -> CurveTrace.of(curve, plot, content.now(), content.smoothing()))
                .toList();
        for (int i = 0; i < traces.size(); i++) {
            Color colour = colour(i);
            for (CurveTrace.Band band : traces.get(i).bands()) {
                surface.columns(band.left(), band.top(), band.bottom(), faint(colour, BAND_OPACITY));
            }
        }
        for (int i = 0; i < traces.size(); i++) {
            Pen pen = new Pen(colour(i), content.curves().get(i).width(), PLAN_DASHES);
            for (Polyline part : traces.get(i).plans()) {
                surface.line(part.x(), part.y(), pen);
            }
        }
        // All of them below all smooth lines, and one after the other, so that a canvas puts them down as one picture.
        for (int i = 0; content.smoothing() > 0 && i < traces.size(); i++) {
            Polyline line = traces.get(i).line();
            surface.line(line.x(), line.y(), Pen.solid(faint(colour(i), RAW_OPACITY), 1));
        }
        for (int i = 0; i < traces.size(); i++) {
            CurveTrace trace = traces.get(i);
            surface.line(
                    trace.smooth().x(),
                    trace.smooth().y(),
                    new Pen(
                            colour(i),
                            content.curves().get(i).width(),
                            content.curves().get(i).style().dashes()));
        }
        for (int i = 0; i < traces.size(); i++) {
            dots(traces.get(i).smooth(), content.curves().get(i).width(), colour(i));
        }
    }

    /** Where points are few, at each of them; and at the newest one. */
    private void dots(Polyline line, double thick, Color colour) {
        int last = line.size() - 1;
        if (last < plot.width() / COLUMNS_PER_DOT) {
            for (int i = 0; i < last; i++) {
                surface.dot(line.x()[i], line.y()[i], DOT, colour);
            }
        }
        if (last >= 0 && line.x()[last] <= plot.right()) {
            surface.dot(line.x()[last], line.y()[last], thick / 2 + 1.5, colour);
        }
    }

    private Color colour(int curve) {
        return content.curves().get(curve).style().colour(palette);
    }

    private static Color faint(Color colour, double opacity) {
        return colour.deriveColor(0, 1, 1, opacity);
    }

    /** The line between what was and what is planned; where that is out of sight, on which side it lies. */
    private void now() {
        if (!content.showsNow()) {
            return;
        }
        double at = sharp(plot.xOf((double) content.now()));
        double row = plot.top() + Plot.ROW / 2;
        String label = Texts.text("chart.at-step", FigureFormat.count(content.now()));
        if (at > plot.right() + 1) {
            surface.text(label + " →", plot.right() - 2, row, muted(Anchor.END, Height.CENTER));
        } else if (at < plot.left()) {
            surface.text("← " + label, plot.left() + 4, row, muted(Anchor.START, Height.CENTER));
        } else if (at < plot.right() - 1) {
            surface.line(at, plot.top() + 1, at, plot.bottom(), Pen.solid(palette.muted(), 1));
        }
    }

    private static double sharp(double at) {
        return Math.floor(at) + 0.5;
    }
}
