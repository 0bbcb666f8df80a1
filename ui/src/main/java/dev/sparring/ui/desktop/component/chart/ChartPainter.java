package dev.sparring.ui.desktop.component.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws a chart's content once: grid and ticks, then for each curve its band, its line and its dashed plan. */
final class ChartPainter {

    private static final double BAND_OPACITY = 0.22;
    private static final double PIXELS_PER_TICK_X = 80;
    private static final double PIXELS_PER_TICK_Y = 30;

    private final GraphicsContext graphics;
    private final Palette palette;
    private final ChartContent content;
    private final Plot plot;
    private final double width;
    private final double height;

    ChartPainter(GraphicsContext graphics, Palette palette, ChartContent content, double width, double height) {
        this.graphics = graphics;
        this.palette = palette;
        this.content = content;
        this.plot = Plot.of(content, width, height);
        this.width = width;
        this.height = height;
    }

    void paint() {
        graphics.clearRect(0, 0, width, height);
        if (!plot.visible()) {
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
        graphics.rect(plot.left(), plot.top() - 3, plot.width() + 4, plot.height() + 6);
        graphics.clip();
        content.curves().forEach(this::band);
        content.curves().forEach(this::plan);
        content.curves().forEach(this::line);
        graphics.restore();
        now();
    }

    private void ticks() {
        graphics.setLineWidth(1);
        graphics.setStroke(palette.grid());
        graphics.setTextBaseline(VPos.CENTER);
        for (Tick tick : Ticks.of(content.y(), Math.max(2, (int) (plot.height() / PIXELS_PER_TICK_Y)))) {
            double at = sharp(plot.yOf(tick.value()));
            graphics.strokeLine(plot.left(), at, plot.right(), at);
            text(tick.label(), plot.left() - 8, at, TextAlignment.RIGHT);
        }
        graphics.setTextBaseline(VPos.TOP);
        for (Tick tick : Ticks.of(content.x(), Math.max(2, (int) (plot.width() / PIXELS_PER_TICK_X)))) {
            double at = sharp(plot.xOf(tick.value()));
            graphics.strokeLine(at, plot.bottom(), at, plot.bottom() + 4);
            text(tick.label(), at, plot.bottom() + 7, TextAlignment.CENTER);
        }
        graphics.setStroke(palette.muted());
        double floor = sharp(plot.bottom());
        graphics.strokeLine(plot.left(), floor, plot.right(), floor);
    }

    private void text(String text, double x, double y, TextAlignment alignment) {
        graphics.setFill(palette.muted());
        graphics.setTextAlign(alignment);
        graphics.fillText(text, x, y);
    }

    private void band(Curve curve) {
        PixelColumns columns = curve.past().columns(content.x(), (int) plot.width());
        Color colour = curve.stroke().colour(palette);
        graphics.setFill(colour.deriveColor(0, 1, 1, BAND_OPACITY));
        for (int i = 0; i < columns.mean().length; i++) {
            double top = plot.yOf(columns.most()[i]);
            double tall = plot.yOf(columns.least()[i]) - top;
            if (tall > 0) {
                graphics.fillRect(plot.left() + i, top, 1, tall);
            }
        }
    }

    private void line(Curve curve) {
        double[] mean = curve.past().columns(content.x(), (int) plot.width()).mean();
        pen(curve);
        graphics.setLineDashes();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        graphics.beginPath();
        for (int i = 0; i < mean.length; i++) {
            double at = plot.yOf(mean[i]);
            if (!Double.isNaN(at)) {
                boolean first = Double.isNaN(lastX);
                lastX = plot.left() + i + 0.5;
                lastY = at;
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
        graphics.setLineDashes(SeriesStyle.DASH, SeriesStyle.GAP);
        graphics.setLineDashOffset(curve.stroke().dashOffset());
        boolean pending = true;
        graphics.beginPath();
        double from = Math.max(plot.left(), plot.xOf(Math.max(1.0, (double) content.now())));
        for (double at = from; at <= plot.right(); at++) {
            long step = Math.max(1, Math.round(content.x().value((at - plot.left()) / plot.width())));
            double value = plot.yOf(curve.future().applyAsDouble(step));
            if (!Double.isNaN(value)) {
                draw(pending, at, value);
            }
            pending = Double.isNaN(value);
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

    /** The line at the current step, through the row of marks, and its label above that row. */
    private void now() {
        double at = sharp(plot.xOf((double) content.now()));
        if (content.now() < 1 || at > plot.right() + 1) {
            return;
        }
        double above = plot.top() - Plot.ROW;
        graphics.setLineDashes();
        graphics.setLineWidth(1);
        graphics.setStroke(palette.muted());
        graphics.strokeLine(at, above + 1, at, plot.bottom());
        graphics.setTextBaseline(VPos.BOTTOM);
        String label = "step " + FigureFormat.count(content.now());
        double inside = Math.max(plot.left() + 32, Math.min(plot.right() - 18, at));
        text(label, inside, above, TextAlignment.CENTER);
    }

    private static double sharp(double at) {
        return Math.floor(at) + 0.5;
    }
}
