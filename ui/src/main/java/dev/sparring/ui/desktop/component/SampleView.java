package dev.sparring.ui.desktop.component;

import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.session.SampleImage;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Samples as large as fits: images with sharp pixels, points over the points of the data. */
public final class SampleView extends Region {

    private static final double MARGIN = 1.25;
    private static final double DATA_DOT = 4;
    private static final double SAMPLE_DOT = 3;
    private static final double SAMPLE_OPACITY = 0.55;

    private final Canvas canvas = new Canvas();
    private final GraphicsContext graphics = canvas.getGraphicsContext2D();
    private @Nullable SampleImage picture;
    private float[] data = {};
    private Palette palette = Palette.LIGHT;

    /** A view of nothing yet. */
    public SampleView() {
        getChildren().add(canvas);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /**
     * Shows something else.
     *
     * @param next what; null for nothing
     */
    public void show(@Nullable SampleImage next) {
        picture = next;
        requestLayout();
    }

    /**
     * Sets the points of the data, which stand behind samples and set the frame.
     *
     * @param points x, y, x, y, ...; none for images
     */
    public void data(float[] points) {
        data = points;
        requestLayout();
    }

    /**
     * Changes the colours.
     *
     * @param next the window's
     */
    public void colours(Palette next) {
        palette = next;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        graphics.clearRect(0, 0, getWidth(), getHeight());
        if (picture instanceof SampleImage.Tiles tiles) {
            draw(tiles);
        } else if (picture instanceof SampleImage.Cloud cloud) {
            double side = Math.min(getWidth(), getHeight());
            double reach = reach();
            dots(data, reach, side, DATA_DOT, palette.data());
            dots(cloud.points(), reach, side, SAMPLE_DOT, palette.generator().deriveColor(0, 1, 1, SAMPLE_OPACITY));
        }
    }

    private void draw(SampleImage.Tiles tiles) {
        WritableImage image = new WritableImage(tiles.width(), tiles.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        tiles.width(),
                        tiles.height(),
                        PixelFormat.getIntArgbInstance(),
                        tiles.argb(),
                        0,
                        tiles.width());
        double fit = Math.min(getWidth() / tiles.width(), getHeight() / tiles.height());
        // Sheets on disk show small images at twice their size, so that halves are whole pixels of theirs.
        double scale = fit > 1 ? Math.floor(2 * fit) / 2 : fit;
        double width = tiles.width() * scale;
        double height = tiles.height() * scale;
        graphics.setImageSmoothing(false);
        graphics.drawImage(
                image, Math.floor((getWidth() - width) / 2), Math.floor((getHeight() - height) / 2), width, height);
    }

    private double reach() {
        double reach = 0;
        for (float value : data) {
            reach = Math.max(reach, Math.abs(value));
        }
        return reach > 0 ? reach * MARGIN : 1;
    }

    private void dots(float[] points, double reach, double side, double size, Color colour) {
        double left = (getWidth() - side - size) / 2;
        double top = (getHeight() - side - size) / 2;
        graphics.setFill(colour);
        for (int i = 0; i + 1 < points.length; i += 2) {
            double x = (points[i] / reach + 1) / 2 * side;
            double y = (1 - points[i + 1] / reach) / 2 * side;
            graphics.fillOval(left + x, top + y, size, size);
        }
    }
}
