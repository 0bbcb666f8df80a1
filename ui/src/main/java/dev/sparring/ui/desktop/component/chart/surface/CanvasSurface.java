package dev.sparring.ui.desktop.component.chart.surface;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;

/**
 * A canvas. Needs the toolkit.
 *
 * <p>Where there is no graphics card, shapes with edges in any direction are slow. So horizontal and vertical lines are drawn as
 * rectangles, and inside of {@link #within} columns and lines with a point on about every pixel as pixels.
 */
public final class CanvasSurface implements Surface {

    private final GraphicsContext graphics;
    private final Map<Ikon, Font> iconFonts = new HashMap<>();
    private final Map<Double, Font> fonts = new HashMap<>();
    private final ColumnLayer layer = new ColumnLayer();
    private final DoubleSupplier scale;

    /**
     * A surface.
     *
     * @param graphics of a canvas
     * @param scale pixels of the screen or file for one of the canvas
     */
    public CanvasSurface(GraphicsContext graphics, DoubleSupplier scale) {
        this.graphics = graphics;
        this.scale = scale;
        graphics.setLineCap(StrokeLineCap.BUTT);
        graphics.setLineJoin(StrokeLineJoin.BEVEL);
    }

    @Override
    public void line(double[] x, double[] y, Pen pen) {
        if (layer.isBegun() && pen.dashes().isEmpty() && DenseLine.isOne(x)) {
            layer.line(x, y, pen);
            return;
        }
        layer.flush(graphics);
        graphics.setStroke(pen.colour());
        graphics.setLineWidth(pen.width());
        graphics.setLineDashes(
                pen.dashes().stream().mapToDouble(Double::doubleValue).toArray());
        graphics.strokePolyline(x, y, x.length);
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Pen pen) {
        if (fromX != toX && fromY != toY) {
            Surface.super.line(fromX, fromY, toX, toY, pen);
            return;
        }
        layer.flush(graphics);
        graphics.setFill(pen.colour());
        double length = Math.abs(toX - fromX) + Math.abs(toY - fromY);
        double directionX = Math.signum(toX - fromX);
        double directionY = Math.signum(toY - fromY);
        List<Double> dashes = pen.dashes().isEmpty() ? List.of(length) : pen.dashes();
        double at = 0;
        for (int i = 0; at < length; i++) {
            double end = Math.min(length, at + dashes.get(i % dashes.size()));
            // Dashes and gaps take turns.
            if (i % 2 == 0) {
                bar(
                        fromX + directionX * at,
                        fromY + directionY * at,
                        fromX + directionX * end,
                        fromY + directionY * end,
                        pen.width());
            }
            at = end;
        }
    }

    private void bar(double fromX, double fromY, double toX, double toY, double width) {
        boolean upright = fromX == toX;
        double left = Math.min(fromX, toX) - (upright ? width / 2 : 0);
        double top = Math.min(fromY, toY) - (upright ? 0 : width / 2);
        graphics.fillRect(left, top, upright ? width : Math.abs(toX - fromX), upright ? Math.abs(toY - fromY) : width);
    }

    @Override
    public void columns(double left, double[] top, double[] bottom, Color colour) {
        if (layer.isBegun()) {
            layer.columns(left, top, bottom, colour);
            return;
        }
        graphics.setFill(colour);
        for (int i = 0; i < top.length; i++) {
            graphics.fillRect(left + i, top[i], 1, bottom[i] - top[i]);
        }
    }

    @Override
    public void area(double[] x, double[] y, Color colour) {
        layer.flush(graphics);
        graphics.setFill(colour);
        graphics.fillPolygon(x, y, x.length);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Color colour) {
        layer.flush(graphics);
        graphics.setFill(colour);
        graphics.fillRect(x, y, width, height);
    }

    @Override
    public void dot(double x, double y, double radius, Color colour) {
        layer.flush(graphics);
        graphics.setFill(colour);
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering) {
        layer.flush(graphics);
        graphics.setFont(
                lettering.bold()
                        ? Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, lettering.size())
                        : fonts.computeIfAbsent(
                                lettering.size(),
                                size -> Font.font(Font.getDefault().getFamily(), size)));
        graphics.setFill(lettering.colour());
        graphics.setTextAlign(
                switch (lettering.anchor()) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        graphics.setTextBaseline(lettering.height() == Lettering.Height.TOP ? VPos.TOP : VPos.CENTER);
        graphics.fillText(text, x, y);
    }

    @Override
    public void icon(Ikon icon, double x, double y, double size, Color colour) {
        layer.flush(graphics);
        graphics.setFont(iconFonts.computeIfAbsent(icon, wanted -> {
            String family = IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance())
                    .resolve(wanted.getDescription())
                    .getFontFamily();
            return Font.font(family, size);
        }));
        graphics.setFill(colour);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(Character.toString(icon.getCode()), x, y);
    }

    @Override
    public void within(double x, double y, double width, double height, Runnable drawing) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, width, height);
        graphics.clip();
        layer.begin(x, y, width, height, scale.getAsDouble());
        drawing.run();
        layer.end(graphics);
        graphics.restore();
    }

    @Override
    public void moved(double x, double y, Runnable drawing) {
        graphics.save();
        graphics.translate(x, y);
        drawing.run();
        graphics.restore();
    }
}
