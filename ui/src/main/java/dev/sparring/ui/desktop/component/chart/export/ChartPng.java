package dev.sparring.ui.desktop.component.chart.export;

import dev.sparring.gan.sampling.Png;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.surface.CanvasSurface;
import java.awt.image.BufferedImage;
import java.util.function.ToDoubleFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures of charts in pixels. JavaFX thread only. */
public final class ChartPng {

    /** Pixels of the file for one on the screen. */
    private static final double SCALE = 2;

    private ChartPng() {}

    /**
     * Draws a picture at twice its size on the screen.
     *
     * @param picture what is drawn
     * @param palette its colours
     * @param textWidth how wide a small text is, in pixels of the screen
     * @return a PNG file's bytes
     */
    public static byte[] of(ChartPicture picture, Palette palette, ToDoubleFunction<String> textWidth) {
        Canvas canvas = new Canvas(Math.ceil(SCALE * picture.width()), Math.ceil(SCALE * picture.height()));
        canvas.getGraphicsContext2D().scale(SCALE, SCALE);
        picture.paint(new CanvasSurface(canvas.getGraphicsContext2D(), () -> SCALE), palette, textWidth);
        WritableImage drawn = canvas.snapshot(null, null);
        int width = (int) drawn.getWidth();
        int height = (int) drawn.getHeight();
        int[] pixels = new int[width * height];
        drawn.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return Png.of(image);
    }
}
