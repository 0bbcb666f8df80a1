package dev.sparring.ui.desktop.component.chart.draw;

import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.chart.surface.CanvasSurface;
import dev.sparring.ui.desktop.component.chart.surface.Surface;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/** A chart that fills its place. However often its content is set, it draws once a pulse. */
public final class ChartPane extends Region {

    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D(), this::scale);
    private ChartContent content;
    private final Consumer<Surface> over;
    private Palette palette = Palette.LIGHT;

    /**
     * A chart.
     *
     * @param content what it shows first
     * @param over draws over it, each time it is drawn
     */
    public ChartPane(ChartContent content, Consumer<Surface> over) {
        this.content = content;
        this.over = over;
        getChildren().add(canvas);
    }

    /**
     * Shows something else.
     *
     * @param next what
     */
    public void show(ChartContent next) {
        content = next;
        requestLayout();
    }

    /**
     * What it shows.
     *
     * @return the content
     */
    public ChartContent content() {
        return content;
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

    private double scale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        new ChartPainter(surface, palette, content, getWidth(), getHeight()).paint();
        over.accept(surface);
    }

    /**
     * Where the curves are drawn.
     *
     * @return empty while there are no curves or there is no room for them
     */
    public Optional<Plot> plot() {
        return Optional.of(Plot.of(content, getWidth(), getHeight()))
                .filter(plot -> plot.visible() && !content.curves().isEmpty());
    }
}
