package dev.sparring.ui.desktop.component.chart.export;

import dev.sparring.gan.sampling.Png;
import dev.sparring.ui.desktop.component.PictureCopy;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.surface.CanvasSurface;
import java.util.function.ToDoubleFunction;
import javafx.scene.canvas.Canvas;

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
        Canvas canvas = new Canvas(Math.ceil(SCALE * picture.width()), Math.ceil(SCALE * picture.height(textWidth)));
        canvas.getGraphicsContext2D().scale(SCALE, SCALE);
        picture.paint(new CanvasSurface(canvas.getGraphicsContext2D(), () -> SCALE), palette, textWidth);
        return Png.of(PictureCopy.of(canvas.snapshot(null, null)));
    }
}
