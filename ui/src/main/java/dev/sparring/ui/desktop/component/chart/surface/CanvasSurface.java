package dev.sparring.ui.desktop.component.chart.surface;

import java.util.HashMap;
import java.util.Map;
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

/** A canvas. Needs the toolkit. */
public final class CanvasSurface implements Surface {

    private final GraphicsContext graphics;
    private final Map<Ikon, Font> iconFonts = new HashMap<>();
    private final Map<Double, Font> fonts = new HashMap<>();

    /**
     * A surface.
     *
     * @param graphics of a canvas
     */
    public CanvasSurface(GraphicsContext graphics) {
        this.graphics = graphics;
        graphics.setLineCap(StrokeLineCap.BUTT);
        graphics.setLineJoin(StrokeLineJoin.BEVEL);
    }

    @Override
    public void line(double[] x, double[] y, Pen pen) {
        graphics.setStroke(pen.colour());
        graphics.setLineWidth(pen.width());
        graphics.setLineDashes(
                pen.dashes().stream().mapToDouble(Double::doubleValue).toArray());
        graphics.strokePolyline(x, y, x.length);
    }

    @Override
    public void area(double[] x, double[] y, Color colour) {
        graphics.setFill(colour);
        graphics.fillPolygon(x, y, x.length);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Color colour) {
        graphics.setFill(colour);
        graphics.fillRect(x, y, width, height);
    }

    @Override
    public void dot(double x, double y, double radius, Color colour) {
        graphics.setFill(colour);
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering) {
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
        drawing.run();
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
