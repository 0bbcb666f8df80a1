package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

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

    private final GraphicsContext graphics;
    private final Palette palette;
    private final Plot plot;
    private final TextMetrics lettering;

    MarkerPainter(GraphicsContext graphics, Palette palette, Plot plot, TextMetrics lettering) {
        this.graphics = graphics;
        this.palette = palette;
        this.plot = plot;
        this.lettering = lettering;
    }

    void paint(MarkerLayout flags, Optional<MarkerGroup> pointedAt) {
        List<MarkerGroup> all = flags.flags();
        for (int i = all.size() - 1; i >= 0; i--) {
            MarkerGroup flag = all.get(i);
            lines(flag, pointedAt.filter(flag::equals).isPresent());
        }
        for (MarkerGroup flag : all) {
            if (flag.room() != MarkerGroup.Room.STUB) {
                icons(flag);
                label(flag);
            }
        }
    }

    private void lines(MarkerGroup flag, boolean pointed) {
        boolean stub = flag.room() == MarkerGroup.Room.STUB && !pointed;
        List<EventTone> tones = flag.tones();
        double at = Math.floor(plot.left() + flag.x()) + 0.5 - (tones.size() - 1) * BETWEEN_LINES / 2;
        for (EventTone tone : tones) {
            pen(tone, pointed);
            graphics.strokeLine(at, plot.top() - 1, at, stub ? plot.top() + STUB : plot.bottom());
            at += BETWEEN_LINES;
        }
        if (!stub) {
            flag.markers().forEach(marker -> marker.back().ifPresent(step -> wayBack(marker, step)));
        }
    }

    private void pen(EventTone tone, boolean pointed) {
        Color colour = tone.colour(palette);
        graphics.setStroke(pointed ? colour : colour.deriveColor(0, 1, 1, OPACITY));
        graphics.setLineWidth(pointed ? POINTED_LINE : LINE);
        graphics.setLineCap(StrokeLineCap.BUTT);
        graphics.setLineDashOffset(0);
        graphics.setLineDashes(
                tone.dashes().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** An arrow from where one was to the step whose parameters one went back to. */
    private void wayBack(Marker marker, long step) {
        double from = plot.xOf((double) marker.step());
        double to = Math.max(plot.left(), plot.xOf((double) step));
        if (from - to < 2 * ARROW) {
            return;
        }
        double y = Math.floor(plot.top() + WAY_BACK) + 0.5;
        graphics.strokeLine(from, y, to + ARROW, y);
        graphics.setFill(marker.tone().colour(palette));
        graphics.fillPolygon(
                new double[] {to, to + ARROW + 2, to + ARROW + 2}, new double[] {y, y - ARROW + 1, y + ARROW - 1}, 3);
    }

    /** The middle of the row above the plot. */
    private double row() {
        return plot.top() - Plot.ROW / 2;
    }

    private void icons(MarkerGroup flag) {
        graphics.setFill(palette.paper());
        graphics.fillRect(
                plot.left() + flag.left() - 1, row() - Plot.ROW / 2 + 1, flag.right() - flag.left() + 2, Plot.ROW - 2);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        double at = plot.left() + flag.x() - flag.iconsWidth() / 2 + MarkerGroup.ICON / 2;
        for (Marker marker : flag.icons()) {
            graphics.setFont(lettering.font(marker.icon()));
            graphics.setFill(marker.tone().colour(palette));
            graphics.fillText(Character.toString(marker.icon().getCode()), at, row());
            at += MarkerGroup.ICON + MarkerGroup.GAP;
        }
    }

    private void label(MarkerGroup flag) {
        if (flag.room() == MarkerGroup.Room.ICONS) {
            return;
        }
        boolean right = flag.room() == MarkerGroup.Room.LABEL_RIGHT;
        graphics.setFont(lettering.font());
        graphics.setFill(palette.ink());
        graphics.setTextAlign(right ? TextAlignment.RIGHT : TextAlignment.LEFT);
        graphics.fillText(flag.label(), plot.left() + (right ? flag.right() : flag.left()), row());
    }
}
