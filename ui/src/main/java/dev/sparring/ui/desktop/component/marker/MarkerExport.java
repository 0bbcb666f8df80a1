package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.chart.surface.Surface;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Draws marks on anything, none of them pointed at. */
public final class MarkerExport {

    private MarkerExport() {}

    /**
     * Draws.
     *
     * @param surface what is drawn on, with the chart on it
     * @param palette its colours
     * @param plot where the chart's curves are
     * @param markers newest first
     * @param labelWidth the width of a label, in pixels
     */
    public static void paint(
            Surface surface, Palette palette, Plot plot, List<Marker> markers, ToDoubleFunction<String> labelWidth) {
        new MarkerPainter(surface, palette, plot)
                .paint(MarkerLayout.of(markers, plot.x(), plot.width(), labelWidth), Optional.empty());
    }
}
