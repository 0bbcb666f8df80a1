package dev.sparring.ui.desktop.page.samples.picture;

import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import dev.sparring.ui.desktop.session.samples.generator.PlaneLayers;
import java.util.Arrays;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Samples as large as fits: images with sharp pixels, points over the points of the data. */
public final class SamplesView extends Region {

    private static final double DATA_DOT = 4;
    private static final double SAMPLE_DOT = 3;
    private static final double SAMPLE_OPACITY = 0.55;
    /** Up to so many samples stand out one by one, as they have to among those of the data. */
    private static final int FEW = 100;

    private static final double FEW_DOT = 6;
    private static final double FEW_OPACITY = 0.9;
    /** Of the samples among which one is marked. */
    private static final double FAINT_OPACITY = 0.4;

    private static final double MARKED_DOT = 11;
    private static final double MARKED_RIM = 15;
    private static final double LINE_OPACITY = 0.7;

    private final Canvas canvas = new Canvas();
    private final GraphicsContext graphics = canvas.getGraphicsContext2D();
    private @Nullable DrawnSamples samples;
    private float[] real = {};
    private @Nullable PlaneLayers layers;
    private Palette palette = Palette.LIGHT;

    /**
     * A view of nothing yet.
     *
     * @param id of it
     */
    public SamplesView(String id) {
        setId(id);
        getChildren().add(canvas);
        setMinSize(100, 100);
        setFocusTraversable(true);
        getStyleClass().add("samples-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /**
     * Shows samples.
     *
     * @param next which; null for none
     */
    public void show(@Nullable DrawnSamples next) {
        samples = next;
        requestLayout();
    }

    /**
     * Sets the points of the data, which stand behind samples that are points and set their frame.
     *
     * @param points x, y, x, y, ...; none if they are not known
     */
    public void real(float[] points) {
        real = points;
        requestLayout();
    }

    /**
     * Sets what the networks make of the plane.
     *
     * @param next null for nothing
     */
    public void layers(@Nullable PlaneLayers next) {
        layers = next;
        requestLayout();
    }

    /**
     * Sets the colours.
     *
     * @param next those of light or of dark
     */
    public void colours(Palette next) {
        palette = next;
        requestLayout();
    }

    /**
     * The image at a place.
     *
     * @param x from the left, in pixels
     * @param y from the top, in pixels
     * @return its index; -1 if there is none
     */
    public int at(double x, double y) {
        return samples instanceof SampleTiles tiles && tiles.count() > 0
                ? TileArea.of(tiles, getWidth(), getHeight()).at(x, y)
                : -1;
    }

    /** What is drawn, as a picture of its own. */
    WritableImage picture() {
        SnapshotParameters settings = new SnapshotParameters();
        settings.setFill(palette.paper());
        return canvas.snapshot(settings, null);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        graphics.clearRect(0, 0, getWidth(), getHeight());
        if (samples instanceof SampleTiles tiles && tiles.count() > 0) {
            draw(tiles);
        } else if (samples instanceof SamplePoints points) {
            draw(points);
        }
    }

    private void draw(SampleTiles tiles) {
        WritableImage sheet = sheet(tiles);
        TileArea area = TileArea.of(tiles, getWidth(), getHeight());
        if (tiles.count() > 1) {
            drawRims(tiles, area);
        }
        graphics.setImageSmoothing(area.scale() < 1);
        for (int i = 0; i < tiles.count(); i++) {
            graphics.drawImage(
                    sheet,
                    i % tiles.columns() * (double) tiles.width(),
                    Math.floorDiv(i, tiles.columns()) * (double) tiles.height(),
                    tiles.width(),
                    tiles.height(),
                    area.x(i),
                    area.y(i),
                    tiles.width() * area.scale(),
                    tiles.height() * area.scale());
        }
    }

    /** Around each image half of the gap, or dark images would run into each other on dark paper. */
    private void drawRims(SampleTiles tiles, TileArea area) {
        graphics.setFill(palette.grid());
        for (int i = 0; i < tiles.count(); i++) {
            graphics.fillRect(
                    area.x(i) - area.gap() / 2,
                    area.y(i) - area.gap() / 2,
                    tiles.width() * area.scale() + area.gap(),
                    tiles.height() * area.scale() + area.gap());
        }
    }

    /** All images in one, about square: graphics cards take no picture that is very high or wide. */
    private static WritableImage sheet(SampleTiles tiles) {
        WritableImage sheet = new WritableImage(tiles.columns() * tiles.width(), tiles.rows() * tiles.height());
        for (int i = 0; i < tiles.count(); i++) {
            sheet.getPixelWriter()
                    .setPixels(
                            i % tiles.columns() * tiles.width(),
                            i / tiles.columns() * tiles.height(),
                            tiles.width(),
                            tiles.height(),
                            PixelFormat.getIntArgbInstance(),
                            tiles.argb(),
                            i * tiles.width() * tiles.height(),
                            tiles.width());
        }
        return sheet;
    }

    private void draw(SamplePoints points) {
        PlaneArea area = PlaneArea.of(real.length > 0 ? real : points.points(), getWidth(), getHeight());
        PlanePainter painter = new PlanePainter(graphics, area, palette);
        PlaneLayers behind = layers;
        if (behind != null && behind.heat() != null) {
            painter.heat(behind.heat());
        }
        painter.axes();
        painter.dots(real, DATA_DOT, palette.data());
        boolean few = points.count() <= FEW;
        double opacity = points.marked().isPresent() ? FAINT_OPACITY : few ? FEW_OPACITY : SAMPLE_OPACITY;
        painter.dots(
                points.points(), few ? FEW_DOT : SAMPLE_DOT, palette.generator().deriveColor(0, 1, 1, opacity));
        if (behind != null) {
            painter.lines(behind.grid(), palette.action().deriveColor(0, 1, 1, LINE_OPACITY));
            painter.arrows(behind.arrows(), palette.ink().deriveColor(0, 1, 1, LINE_OPACITY));
        }
        points.marked().ifPresent(index -> {
            float[] one = Arrays.copyOfRange(points.points(), 2 * index, 2 * index + 2);
            painter.dots(one, MARKED_RIM, palette.paper());
            painter.dots(one, MARKED_DOT, palette.generator());
        });
    }
}
