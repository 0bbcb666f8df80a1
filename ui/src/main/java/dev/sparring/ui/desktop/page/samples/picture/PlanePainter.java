package dev.sparring.ui.desktop.page.samples.picture;

import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Tick;
import dev.sparring.ui.desktop.component.chart.Ticks;
import dev.sparring.ui.desktop.session.samples.generator.PlaneLayers;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws points of the plane and their axes. */
final class PlanePainter {

    private static final double TICK_SPACING = 60;
    private static final double FONT = 11;
    private static final double HEAT_OPACITY = 0.55;
    /** Pixels of the longest arrow. */
    private static final double ARROW = 36;
    /** Pixels of an arrow's head. */
    private static final double BARB = 4;

    private final GraphicsContext graphics;
    private final PlaneArea area;
    private final Palette palette;

    PlanePainter(GraphicsContext graphics, PlaneArea area, Palette palette) {
        this.graphics = graphics;
        this.area = area;
        this.palette = palette;
    }

    /** Draws lines at round values, and the values. */
    void axes() {
        graphics.setFont(Font.font(FONT));
        graphics.setLineWidth(1);
        graphics.setStroke(palette.grid());
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.TOP);
        double bottom = area.top() + area.height();
        for (Tick tick : Ticks.of(area.x(), atMost(area.width()))) {
            double x = Math.floor(area.xOf(tick.value())) + 0.5;
            graphics.strokeLine(x, area.top(), x, bottom);
            graphics.fillText(tick.label(), x, bottom + 5);
        }
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        for (Tick tick : Ticks.of(area.y(), atMost(area.height()))) {
            double y = Math.floor(area.yOf(tick.value())) + 0.5;
            graphics.strokeLine(area.left(), y, area.left() + area.width(), y);
            graphics.fillText(tick.label(), area.left() - 6, y);
        }
    }

    private static int atMost(double length) {
        return Math.max(2, (int) (length / TICK_SPACING));
    }

    /** Draws a dot a point; those outside are left out. */
    void dots(float[] points, double size, Color colour) {
        graphics.setFill(colour);
        for (int i = 0; i + 1 < points.length; i += 2) {
            if (area.shows(points[i], points[i + 1])) {
                graphics.fillOval(area.xOf(points[i]) - size / 2, area.yOf(points[i + 1]) - size / 2, size, size);
            }
        }
    }

    /** Draws what the discriminator says of each place: its own colour where it takes it for real, the generator's where not. */
    void heat(PlaneLayers.Heat heat) {
        int side = heat.side();
        WritableImage image = new WritableImage(side, side);
        for (int i = 0; i < side * side; i++) {
            image.getPixelWriter().setColor(i % side, side - 1 - i / side, shade(heat.logits()[i]));
        }
        double length =
                area.width() * heat.length() / (area.x().high() - area.x().low());
        graphics.save();
        graphics.beginPath();
        graphics.rect(area.left(), area.top(), area.width(), area.height());
        graphics.clip();
        graphics.setImageSmoothing(true);
        graphics.drawImage(
                image, area.xOf(heat.left()), area.yOf(heat.bottom() + (double) heat.length()), length, length);
        graphics.restore();
    }

    private Color shade(float logit) {
        double real = 1 / (1 + Math.exp(-logit));
        if (Double.isNaN(real)) {
            return Color.TRANSPARENT;
        }
        Color colour = real > 0.5 ? palette.discriminator() : palette.generator();
        return colour.deriveColor(0, 1, 1, HEAT_OPACITY * Math.abs(2 * real - 1));
    }

    /** Draws lines through points, broken where one is outside. */
    void lines(List<float[]> lines, Color colour) {
        graphics.setStroke(colour);
        graphics.setLineWidth(1);
        for (float[] line : lines) {
            for (int i = 2; i + 1 < line.length; i += 2) {
                if (area.shows(line[i - 2], line[i - 1]) && area.shows(line[i], line[i + 1])) {
                    graphics.strokeLine(
                            area.xOf(line[i - 2]), area.yOf(line[i - 1]), area.xOf(line[i]), area.yOf(line[i + 1]));
                }
            }
        }
    }

    /** Draws arrows x, y, dx, dy; the longest is as long as it is to be, the others in proportion. */
    void arrows(float[] arrows, Color colour) {
        double longest = 0;
        for (int i = 0; i + 3 < arrows.length; i += 4) {
            longest = Math.max(longest, Math.hypot(arrows[i + 2], arrows[i + 3]));
        }
        if (!(longest > 0)) {
            return;
        }
        graphics.setStroke(colour);
        graphics.setLineWidth(1);
        for (int i = 0; i + 3 < arrows.length; i += 4) {
            if (area.shows(arrows[i], arrows[i + 1])) {
                double x = area.xOf(arrows[i]);
                double y = area.yOf(arrows[i + 1]);
                arrow(x, y, x + arrows[i + 2] / longest * ARROW, y - arrows[i + 3] / longest * ARROW);
            }
        }
    }

    private void arrow(double x, double y, double toX, double toY) {
        graphics.strokeLine(x, y, toX, toY);
        double length = Math.hypot(toX - x, toY - y);
        if (length > BARB) {
            double alongX = (toX - x) / length * BARB;
            double alongY = (toY - y) / length * BARB;
            graphics.strokeLine(toX, toY, toX - alongX - alongY / 2, toY - alongY + alongX / 2);
            graphics.strokeLine(toX, toY, toX - alongX + alongY / 2, toY - alongY - alongX / 2);
        }
    }
}
