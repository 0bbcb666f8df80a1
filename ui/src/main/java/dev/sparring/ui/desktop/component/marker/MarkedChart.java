package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.ChartPane;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** A chart with marks of what happened at its steps. Pointing at a mark tells all about it. */
public final class MarkedChart extends Region {

    private static final double BESIDE_POINTER = 14;
    private static final Point2D NOWHERE = new Point2D(Double.NaN, Double.NaN);

    private final ChartPane chart;
    private final Canvas overlay = new Canvas();
    private final Tooltip tooltip = new Tooltip();
    private final TextMetrics lettering = new TextMetrics();
    private Palette palette = Palette.LIGHT;
    private List<Marker> markers = List.of();
    private MarkerLayout flags = MarkerLayout.NONE;
    private Optional<MarkerGroup> pointedAt = Optional.empty();

    /**
     * A chart without marks.
     *
     * @param content what it shows first
     */
    public MarkedChart(ChartContent content) {
        chart = new ChartPane(content);
        overlay.setMouseTransparent(true);
        overlay.setManaged(false);
        getChildren().addAll(chart, overlay);
        tooltip.getStyleClass().add("flag-tooltip");
        setOnMouseMoved(event -> point(new Point2D(event.getX(), event.getY())));
        setOnMouseExited(event -> point(NOWHERE));
        setMinSize(160, 90);
        setPrefSize(480, 180);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /**
     * Shows something else.
     *
     * @param next what
     */
    public void show(ChartContent next) {
        chart.show(next);
        requestLayout();
    }

    /**
     * Marks other steps.
     *
     * @param next the marks, newest first
     */
    public void mark(List<Marker> next) {
        markers = List.copyOf(next);
        requestLayout();
    }

    /**
     * Changes the colours.
     *
     * @param next the window's
     */
    public void colours(Palette next) {
        palette = next;
        chart.colours(next);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        chart.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.setWidth(getWidth());
        overlay.setHeight(getHeight());
        flags = chart.plot()
                .map(plot -> MarkerLayout.of(markers, plot.x(), plot.width(), lettering::width))
                .orElse(MarkerLayout.NONE);
        keep();
        paint();
    }

    /** What is pointed at may have moved from under the pointer; it is told about until the pointer moves, or it is gone. */
    private void keep() {
        pointedAt = pointedAt.flatMap(before -> flags.flags().stream()
                .filter(flag -> flag.markers().equals(before.markers()))
                .findFirst());
        if (pointedAt.isEmpty()) {
            tooltip.hide();
        }
    }

    private void paint() {
        overlay.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        chart.plot().ifPresent(plot -> new MarkerPainter(overlay.getGraphicsContext2D(), palette, plot, lettering)
                .paint(flags, pointedAt));
    }

    /** Tells about what is under the pointer. */
    private void point(Point2D pointer) {
        Optional<MarkerGroup> before = pointedAt;
        pointedAt = chart.plot().flatMap(plot -> under(plot, pointer));
        if (pointedAt.isEmpty()) {
            tooltip.hide();
        } else if (!pointedAt.equals(before)) {
            tooltip.setGraphic(new MarkerDetails(pointedAt.get().markers(), palette, lettering));
            Point2D beside = localToScreen(pointer.add(BESIDE_POINTER, BESIDE_POINTER));
            tooltip.show(this, beside.getX(), beside.getY());
        }
        if (!pointedAt.equals(before)) {
            paint();
        }
    }

    private Optional<MarkerGroup> under(Plot plot, Point2D pointer) {
        double x = pointer.getX() - plot.left();
        if (pointer.getY() < plot.top()) {
            return flags.above(x);
        }
        return pointer.getY() <= plot.bottom() ? flags.near(x) : Optional.empty();
    }
}
