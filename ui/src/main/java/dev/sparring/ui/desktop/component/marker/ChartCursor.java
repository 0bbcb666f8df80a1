package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Plot;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * What a person does in a chart: the step that is looked at, and the part that is being chosen. Nodes and no drawing, so that a
 * cursor that moves leaves the charts as they are.
 */
final class ChartCursor extends Group {

    private final Region line = new Region();
    private final Label step = new Label();
    private final Region part = new Region();

    ChartCursor() {
        line.getStyleClass().add("chart-cursor");
        step.getStyleClass().add("chart-cursor-step");
        part.getStyleClass().add("chart-selection");
        getChildren().addAll(part, line, step);
        setManaged(false);
        setAutoSizeChildren(false);
        setMouseTransparent(true);
        hide();
        choose(null, 0, 0);
    }

    /** Shows no step. */
    void hide() {
        line.setVisible(false);
        step.setVisible(false);
    }

    /** Shows a step: a line through the plot, and its number in the row of the ticks. */
    void show(Plot plot, long wanted) {
        double at = Math.floor(plot.xOf((double) wanted));
        boolean inside = at >= plot.left() && at <= plot.right() + 1;
        line.setVisible(inside);
        step.setVisible(inside);
        if (inside) {
            line.resizeRelocate(at, plot.top(), 1, plot.height() + 4);
            step.setText(FigureFormat.count(wanted));
            step.applyCss();
            double width = Math.ceil(step.prefWidth(-1));
            double left = Math.max(plot.left(), Math.min(plot.right() + Plot.RIGHT - width, at - width / 2));
            step.resizeRelocate(Math.rint(left), plot.bottom() + 4, width, Math.ceil(step.prefHeight(-1)));
        }
    }

    /** Shows a part of the steps. */
    void choose(@Nullable Plot plot, double from, double to) {
        part.setVisible(plot != null);
        if (plot != null) {
            double left = inside(plot, Math.min(from, to));
            double right = inside(plot, Math.max(from, to));
            part.resizeRelocate(left, plot.top(), right - left, plot.height());
        }
    }

    private static double inside(Plot plot, double step) {
        return Math.max(plot.left(), Math.min(plot.right(), plot.xOf(step)));
    }
}
