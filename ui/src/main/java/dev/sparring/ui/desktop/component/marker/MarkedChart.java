package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.chart.draw.ChartPane;
import dev.sparring.ui.desktop.component.chart.surface.Surface;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A chart with marks of what happened at its steps, and with a line at a step that is looked at. Pointing at a mark tells all
 * about it.
 */
public final class MarkedChart extends Region {

    private static final double BESIDE_POINTER = 14;
    private static final Point2D NOWHERE = new Point2D(Double.NaN, Double.NaN);

    private final ChartPane chart;
    private final ChartCursor looked = new ChartCursor();
    private final Tooltip tooltip = new Tooltip();
    private final TextMetrics lettering = new TextMetrics();
    private Palette palette = Palette.LIGHT;
    private List<Marker> markers = List.of();
    private MarkerLayout flags = MarkerLayout.NONE;
    private Optional<MarkerGroup> pointedAt = Optional.empty();
    private OptionalLong cursor = OptionalLong.empty();
    private Optional<Selection> selection = Optional.empty();

    /**
     * A part of the steps that is being chosen.
     *
     * @param from a step
     * @param to a step, before or after {@code from}
     */
    public record Selection(double from, double to) {}

    /**
     * A chart without marks.
     *
     * @param content what it shows first
     */
    public MarkedChart(ChartContent content) {
        chart = new ChartPane(content, this::paint);
        getChildren().addAll(chart, looked);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(new Point2D(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(NOWHERE));
        getStyleClass().add("marked-chart");
        setMinSize(160, 90);
        setPrefSize(480, 180);
        setFocusTraversable(true);
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
     * What it shows.
     *
     * @return the content
     */
    public ChartContent content() {
        return chart.content();
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
     * What is marked.
     *
     * @return the marks, newest first
     */
    public List<Marker> markers() {
        return markers;
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

    /**
     * Draws a line at a step.
     *
     * @param step which; none for no line
     */
    public void look(OptionalLong step) {
        if (!step.equals(cursor)) {
            cursor = step;
            showCursor();
        }
    }

    /**
     * Shows which part is being chosen.
     *
     * @param part the part; none if none is
     */
    public void select(Optional<Selection> part) {
        if (!part.equals(selection)) {
            selection = part;
            showCursor();
        }
    }

    /**
     * Where the curves are drawn.
     *
     * @return empty while there are no curves or there is no room for them
     */
    public Optional<Plot> plot() {
        return chart.plot();
    }

    @Override
    protected void layoutChildren() {
        chart.resizeRelocate(0, 0, getWidth(), getHeight());
        flags = chart.plot()
                .map(plot -> MarkerLayout.of(markers, plot.x(), plot.width(), lettering::width))
                .orElse(MarkerLayout.NONE);
        keep();
        showCursor();
    }

    private void showCursor() {
        looked.hide();
        looked.choose(null, 0, 0);
        chart.plot().ifPresent(plot -> {
            cursor.ifPresent(step -> looked.show(plot, step));
            selection.ifPresent(part -> looked.choose(plot, part.from(), part.to()));
        });
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

    private void paint(Surface surface) {
        chart.plot().ifPresent(plot -> new MarkerPainter(surface, palette, plot).paint(flags, pointedAt));
    }

    /** Tells about what is under the pointer. */
    private void point(Point2D pointer) {
        Optional<MarkerGroup> before = pointedAt;
        pointedAt = chart.plot().flatMap(plot -> under(plot, pointer));
        if (pointedAt.isEmpty()) {
            tooltip.hide();
        } else if (!pointedAt.equals(before)) {
            tooltip.setGraphic(new MarkerDetails(pointedAt.get(), palette, lettering));
            Point2D beside = localToScreen(pointer.add(BESIDE_POINTER, BESIDE_POINTER));
            tooltip.show(this, beside.getX(), beside.getY());
        }
        if (!pointedAt.equals(before)) {
            chart.requestLayout();
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
