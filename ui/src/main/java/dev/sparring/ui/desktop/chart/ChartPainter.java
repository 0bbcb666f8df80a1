package dev.sparring.ui.desktop.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws a chart's content once: grid and ticks, then for each curve its band, its line and its dashed plan. */
final class ChartPainter {

    private static final double LEFT = 52;
    private static final double RIGHT = 22;
    private static final double TOP = 22;
    private static final double BOTTOM = 24;
    private static final double BAND_OPACITY = 0.22;
    private static final double PIXELS_PER_TICK_X = 80;
    private static final double PIXELS_PER_TICK_Y = 30;

    private final GraphicsContext graphics;
    private final Palette palette;
    private final ChartContent content;
    private double plotWidth;
    private double plotHeight;

    ChartPainter(GraphicsContext graphics, Palette palette, ChartContent content) {
        this.graphics = graphics;
        this.palette = palette;
        this.content = content;
    }

    void paint(double width, double height) {
        graphics.clearRect(0, 0, width, height);
        plotWidth = width - LEFT - RIGHT;
        plotHeight = height - TOP - BOTTOM;
        if (plotWidth < 2 || plotHeight < 2) {
            return;
        }
        graphics.setFont(Font.font(Font.getDefault().getFamily(), 11));
        if (content.curves().isEmpty()) {
            graphics.setTextBaseline(VPos.CENTER);
            text(content.empty(), width / 2, height / 2, TextAlignment.CENTER);
            return;
        }
        ticks();
        graphics.save();
        graphics.beginPath();
        graphics.rect(LEFT, TOP - 3, plotWidth + 4, plotHeight + 6);
        graphics.clip();
        content.curves().forEach(this::band);
        content.curves().forEach(this::plan);
        content.curves().forEach(this::line);
        graphics.restore();
        marker();
    }

    private double x(double step) {
        return LEFT + content.x().position(step) * plotWidth;
    }

    private double y(double value) {
        return TOP + (1 - content.y().position(value)) * plotHeight;
    }

    private void ticks() {
        graphics.setLineWidth(1);
        graphics.setStroke(palette.grid());
        graphics.setTextBaseline(VPos.CENTER);
        for (Tick tick : Ticks.of(content.y(), Math.max(2, (int) (plotHeight / PIXELS_PER_TICK_Y)))) {
            double at = sharp(y(tick.value()));
            graphics.strokeLine(LEFT, at, LEFT + plotWidth, at);
            text(tick.label(), LEFT - 8, at, TextAlignment.RIGHT);
        }
        graphics.setTextBaseline(VPos.TOP);
        for (Tick tick : Ticks.of(content.x(), Math.max(2, (int) (plotWidth / PIXELS_PER_TICK_X)))) {
            double at = sharp(x(tick.value()));
            graphics.strokeLine(at, TOP + plotHeight, at, TOP + plotHeight + 4);
            text(tick.label(), at, TOP + plotHeight + 7, TextAlignment.CENTER);
        }
        graphics.setStroke(palette.muted());
        double floor = sharp(TOP + plotHeight);
        graphics.strokeLine(LEFT, floor, LEFT + plotWidth, floor);
    }

    private void text(String text, double x, double y, TextAlignment alignment) {
        graphics.setFill(palette.muted());
        graphics.setTextAlign(alignment);
        graphics.fillText(text, x, y);
    }

    private void band(Curve curve) {
        Columns columns = curve.past().columns(content.x(), (int) plotWidth);
        Color colour = curve.stroke().colour(palette);
        graphics.setFill(colour.deriveColor(0, 1, 1, BAND_OPACITY));
        for (int i = 0; i < columns.mean().length; i++) {
            double top = y(columns.most()[i]);
            double height = y(columns.least()[i]) - top;
            if (height > 0) {
                graphics.fillRect(LEFT + i, top, 1, height);
            }
        }
    }

    private void line(Curve curve) {
        double[] mean = curve.past().columns(content.x(), (int) plotWidth).mean();
        pen(curve);
        graphics.setLineDashes();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        graphics.beginPath();
        for (int i = 0; i < mean.length; i++) {
            double height = y(mean[i]);
            if (!Double.isNaN(height)) {
                boolean first = Double.isNaN(lastX);
                lastX = LEFT + i + 0.5;
                lastY = height;
                draw(first, lastX, lastY);
            }
        }
        graphics.stroke();
        if (!Double.isNaN(lastX)) {
            double radius = curve.width() / 2 + 1.5;
            graphics.setFill(curve.stroke().colour(palette));
            graphics.fillOval(lastX - radius, lastY - radius, 2 * radius, 2 * radius);
        }
    }

    private void plan(Curve curve) {
        pen(curve);
        graphics.setLineDashes(Stroke.DASH, Stroke.GAP);
        graphics.setLineDashOffset(curve.stroke().dashOffset());
        boolean pending = true;
        graphics.beginPath();
        double from = Math.max(LEFT, x(Math.max(1.0, (double) content.now())));
        for (double at = from; at <= LEFT + plotWidth; at++) {
            long step = Math.max(1, Math.round(content.x().value((at - LEFT) / plotWidth)));
            double height = y(curve.future().applyAsDouble(step));
            if (!Double.isNaN(height)) {
                draw(pending, at, height);
            }
            pending = Double.isNaN(height);
        }
        graphics.stroke();
    }

    private void draw(boolean first, double x, double y) {
        if (first) {
            graphics.moveTo(x, y);
        } else {
            graphics.lineTo(x, y);
        }
    }

    private void pen(Curve curve) {
        graphics.setStroke(curve.stroke().colour(palette));
        graphics.setLineWidth(curve.width());
        graphics.setLineCap(StrokeLineCap.BUTT);
        graphics.setLineDashOffset(0);
    }

    private void marker() {
        double at = sharp(x((double) content.now()));
        if (content.now() < 1 || at > LEFT + plotWidth + 1) {
            return;
        }
        graphics.setLineDashes();
        graphics.setLineWidth(1);
        graphics.setStroke(palette.muted());
        graphics.strokeLine(at, TOP - 4, at, TOP + plotHeight);
        graphics.setTextBaseline(VPos.BOTTOM);
        String label = "step " + Figures.count(content.now());
        double inside = Math.max(LEFT + 32, Math.min(LEFT + plotWidth - 18, at));
        text(label, inside, TOP - 5, TextAlignment.CENTER);
    }

    private static double sharp(double at) {
        return Math.floor(at) + 0.5;
    }
}
