package dev.sparring.ui.desktop.component.chart.surface;

import java.nio.IntBuffer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * A part of a canvas on which columns are drawn as pixels and put on the canvas at once. A canvas only notes which image is drawn on it and
 * reads its pixels at the next pulse; so what lies below other things and what lies above them are images of their own.
 */
final class ColumnLayer {

    private int pixelsWide = 1;
    private int pixelsHigh = 1;
    private FramePool<Picture> pictures = new FramePool<>(this::picture);
    private @Nullable Picture drawn;
    private double x;
    private double y;
    private double width;
    private double height;
    private double scale = 1;
    private boolean begun;

    /** Pixels and the image that shows them. */
    private record Picture(ColumnRaster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {
        static Picture of(int width, int height) {
            ColumnRaster raster = new ColumnRaster(width, height);
            PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
                    width, height, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
            return new Picture(raster, buffer, new WritableImage(buffer));
        }
    }

    private Picture picture() {
        return Picture.of(pixelsWide, pixelsHigh);
    }

    /** Begins a part of the canvas, in pixels of the window, of which the screen has {@code wanted} for one. */
    void begin(double left, double top, double wide, double high, double wanted) {
        x = Math.floor(left);
        y = Math.floor(top);
        width = Math.ceil(wide);
        height = Math.ceil(high);
        scale = wanted;
        begun = true;
        int wantedWide = (int) Math.max(1, Math.ceil(width * scale));
        int wantedHigh = (int) Math.max(1, Math.ceil(height * scale));
        if (pixelsWide != wantedWide || pixelsHigh != wantedHigh) {
            pixelsWide = wantedWide;
            pixelsHigh = wantedHigh;
            pictures = new FramePool<>(this::picture);
        }
        pictures.begin();
    }

    void end(GraphicsContext graphics) {
        flush(graphics);
        begun = false;
    }

    boolean isBegun() {
        return begun;
    }

    /** Columns as wide as a pixel of the window. */
    void columns(double left, double[] top, double[] bottom, Color colour) {
        int count = (int) Math.round(top.length * scale);
        double[] tops = new double[count];
        double[] bottoms = new double[count];
        for (int i = 0; i < count; i++) {
            int column = Math.min(top.length - 1, (int) ((i + 0.5) / scale));
            tops[i] = (top[column] - y) * scale;
            bottoms[i] = (bottom[column] - y) * scale;
        }
        fill((int) Math.round((left - x) * scale), tops, bottoms, colour);
    }

    void line(double[] atX, double[] atY, Pen pen) {
        double[] pixelX = new double[atX.length];
        double[] pixelY = new double[atY.length];
        for (int i = 0; i < atX.length; i++) {
            // What lies beside the part counts only by where the line enters it.
            pixelX[i] = (Math.max(x - width, Math.min(x + 2 * width, atX[i])) - x) * scale;
            pixelY[i] = (atY[i] - y) * scale;
        }
        DenseLine dense = DenseLine.of(pixelX, pixelY, pen.width() * scale);
        fill((int) dense.left(), dense.top(), dense.bottom(), pen.colour());
    }

    private void fill(int left, double[] top, double[] bottom, Color colour) {
        Picture picture = drawn;
        if (picture == null) {
            picture = pictures.next();
            picture.raster().clear();
            drawn = picture;
        }
        picture.raster().fill(left, top, bottom, colour);
    }

    /** Puts what was drawn on the canvas. */
    void flush(GraphicsContext graphics) {
        Picture picture = drawn;
        if (picture == null) {
            return;
        }
        drawn = null;
        picture.buffer().updateBuffer(all -> null);
        graphics.drawImage(picture.image(), x, y, pixelsWide / scale, pixelsHigh / scale);
    }
}
