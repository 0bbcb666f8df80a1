package dev.sparring.ui.desktop.component.chart.export;

import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.component.chart.draw.ChartPainter;
import dev.sparring.ui.desktop.component.chart.surface.Lettering;
import dev.sparring.ui.desktop.component.chart.surface.Pen;
import dev.sparring.ui.desktop.component.chart.surface.Surface;
import dev.sparring.ui.desktop.component.chart.surface.SvgSurface;
import dev.sparring.ui.desktop.component.marker.Marker;
import dev.sparring.ui.desktop.component.marker.MarkerExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A chart that stands for itself: with its title, the names of its curves, and its marks.
 *
 * @param title above it
 * @param content what it shows
 * @param markers what is marked, newest first
 * @param chartWidth width of the chart, in pixels, above 0
 * @param chartHeight height of the chart without title and names, in pixels, above 0
 */
public record ChartPicture(
        String title, ChartContent content, List<Marker> markers, double chartWidth, double chartHeight) {

    private static final double MARGIN = 12;
    private static final double TITLE_SIZE = 14;
    private static final double NAMES = 38;
    private static final double NAMES_ROW = 18;
    private static final double BELOW_NAMES = 10;
    /** As wide as in the window: shorter ones do not show the dashes of all runs. */
    private static final double SWATCH = 26;

    private static final double SWATCH_WIDTH = 3;
    private static final double GAP = 6;

    /** Where the name of a curve stands: its left edge and its middle. */
    private record Name(Curve curve, double x, double y) {}

    /** Validates and copies the marks. */
    public ChartPicture {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(content, "content");
        markers = List.copyOf(markers);
        if (!(chartWidth > 0 && chartHeight > 0)) {
            throw new IllegalArgumentException(
                    "chartWidth and chartHeight must be above 0, got " + chartWidth + " and " + chartHeight);
        }
    }

    /**
     * The width of the picture.
     *
     * @return pixels
     */
    public double width() {
        return chartWidth;
    }

    /**
     * The height of the picture: that of the chart, of the title, and of as many rows as the names need.
     *
     * @param textWidth how wide a small text is, in pixels
     * @return pixels
     */
    public double height(ToDoubleFunction<String> textWidth) {
        return head(names(textWidth)) + chartHeight;
    }

    private static double head(List<Name> names) {
        return (names.isEmpty() ? NAMES : names.get(names.size() - 1).y()) + BELOW_NAMES;
    }

    /** One beside the other, in another row where there is no more room. */
    private List<Name> names(ToDoubleFunction<String> textWidth) {
        List<Name> names = new ArrayList<>();
        double x = MARGIN;
        double y = NAMES;
        for (Curve curve : content.curves()) {
            double wide = SWATCH + GAP + textWidth.applyAsDouble(curve.text());
            if (x > MARGIN && x + wide > width() - MARGIN) {
                x = MARGIN;
                y += NAMES_ROW;
            }
            names.add(new Name(curve, x, y));
            x += wide + 2 * GAP;
        }
        return names;
    }

    /**
     * Draws it.
     *
     * @param surface what is drawn on, empty
     * @param palette its colours
     * @param textWidth how wide a small text is, in pixels
     */
    public void paint(Surface surface, Palette palette, ToDoubleFunction<String> textWidth) {
        List<Name> names = names(textWidth);
        double head = head(names);
        surface.rectangle(0, 0, width(), head + chartHeight, palette.paper());
        surface.text(
                title,
                MARGIN,
                10,
                new Lettering(palette.ink(), TITLE_SIZE, true, Lettering.Anchor.START, Lettering.Height.TOP));
        for (Name name : names) {
            Curve curve = name.curve();
            surface.line(name.x(), name.y(), name.x() + SWATCH, name.y(), swatch(curve.style(), palette));
            surface.text(
                    curve.text(),
                    name.x() + SWATCH + GAP,
                    name.y(),
                    Lettering.small(palette.muted(), Lettering.Anchor.START, Lettering.Height.CENTER));
        }
        surface.moved(0, head, () -> {
            new ChartPainter(surface, palette, content, chartWidth, chartHeight).paint();
            Plot plot = Plot.of(content, chartWidth, chartHeight);
            if (plot.visible() && !content.curves().isEmpty()) {
                MarkerExport.paint(surface, palette, plot, markers, textWidth);
            }
        });
    }

    private static Pen swatch(SeriesStyle style, Palette palette) {
        return new Pen(style.colour(palette), SWATCH_WIDTH, style.dashes());
    }

    /**
     * The picture in vectors, in the colours of a light window.
     *
     * @param textWidth how wide a small text is, in pixels
     * @return an SVG document
     */
    public String svg(ToDoubleFunction<String> textWidth) {
        SvgSurface surface = new SvgSurface(width(), height(textWidth));
        paint(surface, Palette.LIGHT, textWidth);
        return surface.document();
    }
}
