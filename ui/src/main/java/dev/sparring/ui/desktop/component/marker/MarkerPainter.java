package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.chart.surface.Lettering;
import dev.sparring.ui.desktop.component.chart.surface.Lettering.Anchor;
import dev.sparring.ui.desktop.component.chart.surface.Lettering.Height;
import dev.sparring.ui.desktop.component.chart.surface.Pen;
import dev.sparring.ui.desktop.component.chart.surface.Surface;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/** Draws flags over a chart: first all lines, the oldest first, then what stands above the plot. */
final class MarkerPainter {

    private static final double STUB = 7;
    private static final double LINE = 1.25;
    private static final double POINTED_LINE = 2.25;
    private static final double OPACITY = 0.8;
    private static final double BETWEEN_LINES = 2.5;
    private static final double ARROW = 5;
    /** How far below the plot's upper edge a way back is drawn. */
    private static final double WAY_BACK = 7;

    private final Surface surface;
    private final Palette palette;
    private final Plot plot;

    MarkerPainter(Surface surface, Palette palette, Plot plot) {
        this.surface = surface;
        this.palette = palette;
        this.plot = plot;
    }

    void paint(MarkerLayout flags, Optional<MarkerGroup> pointedAt) {
        List<MarkerGroup> all = flags.flags();
        for (int i = all.size() - 1; i >= 0; i--) {
            MarkerGroup flag = all.get(i);
            surface.titled(
                    () -> title(flag),
                    () -> lines(flag, pointedAt.filter(flag::equals).isPresent()));
        }
        for (MarkerGroup flag : all) {
            if (flag.room() != MarkerGroup.Room.STUB) {
                surface.titled(() -> title(flag), () -> above(flag));
            }
        }
    }

    private static String title(MarkerGroup flag) {
        return flag.causeFirst().stream().map(marker -> marker.title().get()).collect(Collectors.joining("\n"));
    }

    private void lines(MarkerGroup flag, boolean pointed) {
        boolean stub = flag.room() == MarkerGroup.Room.STUB && !pointed;
        List<EventTone> tones = flag.tones();
        double at = Math.floor(plot.left() + flag.x()) + 0.5 - (tones.size() - 1) * BETWEEN_LINES / 2;
        for (EventTone tone : tones) {
            surface.line(at, plot.top() - 1, at, stub ? plot.top() + STUB : plot.bottom(), pen(tone, pointed));
            at += BETWEEN_LINES;
        }
        if (!stub) {
            flag.markers().forEach(marker -> marker.back().ifPresent(step -> wayBack(marker, step, pointed)));
        }
    }

    private Pen pen(EventTone tone, boolean pointed) {
        Color colour = tone.colour(palette);
        return new Pen(
                pointed ? colour : colour.deriveColor(0, 1, 1, OPACITY), pointed ? POINTED_LINE : LINE, tone.dashes());
    }

    /** An arrow from where one was to the step whose parameters one went back to. */
    private void wayBack(Marker marker, long step, boolean pointed) {
        double from = plot.xOf((double) marker.step());
        double to = Math.max(plot.left(), plot.xOf((double) step));
        if (from - to < 2 * ARROW) {
            return;
        }
        double y = Math.floor(plot.top() + WAY_BACK) + 0.5;
        surface.line(from, y, to + ARROW, y, pen(marker.tone(), pointed));
        surface.area(
                new double[] {to, to + ARROW + 2, to + ARROW + 2},
                new double[] {y, y - ARROW + 1, y + ARROW - 1},
                marker.tone().colour(palette));
    }

    /** The middle of the row above the plot. */
    private double row() {
        return plot.top() - Plot.ROW / 2;
    }

    private void above(MarkerGroup flag) {
        surface.rectangle(
                plot.left() + flag.left() - 1,
                row() - Plot.ROW / 2 + 1,
                flag.right() - flag.left() + 2,
                Plot.ROW - 2,
                palette.paper());
        double at = plot.left() + flag.x() - flag.iconsWidth() / 2 + MarkerGroup.ICON / 2;
        for (Marker marker : flag.icons()) {
            surface.icon(
                    marker.icon(), at, row(), MarkerGroup.ICON, marker.tone().colour(palette));
            at += MarkerGroup.ICON + MarkerGroup.GAP;
        }
        if (flag.room() != MarkerGroup.Room.ICONS) {
            boolean right = flag.room() == MarkerGroup.Room.LABEL_RIGHT;
            surface.text(
                    flag.label(),
                    plot.left() + (right ? flag.right() : flag.left()),
                    row(),
                    Lettering.small(palette.ink(), right ? Anchor.END : Anchor.START, Height.CENTER));
        }
    }
}
