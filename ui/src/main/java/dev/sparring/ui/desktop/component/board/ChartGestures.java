package dev.sparring.ui.desktop.component.board;

import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.marker.MarkedChart;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.text.Texts;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * What a person does in a chart with mouse and keys moves the view of all charts: pointing sets the cursor, the wheel zooms around
 * the pointer, dragging chooses a part, with Shift it pans, and a double click shows everything again.
 */
public final class ChartGestures {

    /** What is said of it where help is asked for. */
    public static final String HELP = Texts.text("chart.help");

    private static final double ZOOM = 0.8;
    private static final double PAN = 0.1;
    private static final double CURSOR = 0.02;
    private static final double LEAST_DRAG = 4;

    private final MarkedChart chart;
    private final ChartView view;
    private double pressedAt;
    private double pressedStep;
    private boolean panning;
    private boolean choosing;

    private ChartGestures(MarkedChart chart, ChartView view) {
        this.chart = chart;
        this.view = view;
    }

    static void install(MarkedChart chart, ChartView view) {
        ChartGestures gestures = new ChartGestures(chart, view);
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, gestures::point);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, event -> view.lookAway());
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, gestures::release);
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, gestures::click);
        chart.addEventHandler(ScrollEvent.SCROLL, gestures::scroll);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, gestures::press);
    }

    private void point(MouseEvent event) {
        chart.plot()
                .filter(plot -> plot.contains(event.getX(), event.getY()))
                .ifPresentOrElse(plot -> view.look(stepAt(plot, event.getX())), view::lookAway);
    }

    /** The step at a place; what is drawn may be a moment behind the view. */
    private double stepAt(Plot plot, double x) {
        return view.axisProperty().get().value((x - plot.left()) / plot.width());
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        Optional<Plot> plot = chart.plot().filter(at -> at.contains(event.getX(), event.getY()));
        if (event.getButton() == MouseButton.PRIMARY && plot.isPresent()) {
            pressedAt = event.getX();
            pressedStep = stepAt(plot.get(), event.getX());
            panning = event.isShiftDown();
            choosing = !panning;
        }
    }

    private void drag(MouseEvent event) {
        chart.plot().ifPresent(plot -> {
            Axis x = view.axisProperty().get();
            double step = stepAt(plot, event.getX());
            if (panning) {
                // The step that was taken hold of stays under the pointer.
                view.pan((pressedStep - step) / (x.high() - x.low()));
            } else if (choosing && Math.abs(event.getX() - pressedAt) >= LEAST_DRAG) {
                view.look(step);
                chart.select(Optional.of(new MarkedChart.Selection(pressedStep, step)));
            }
        });
    }

    private void release(MouseEvent event) {
        if (choosing && Math.abs(event.getX() - pressedAt) >= LEAST_DRAG) {
            chart.plot().ifPresent(plot -> view.show(pressedStep, Math.max(0, stepAt(plot, event.getX()))));
        }
        chart.select(Optional.empty());
        choosing = false;
        panning = false;
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            view.reset();
        }
    }

    private void scroll(ScrollEvent event) {
        Optional<Plot> plot = chart.plot().filter(at -> at.contains(event.getX(), event.getY()));
        if (plot.isEmpty()) {
            // Beside the plot the wheel moves the page.
            return;
        }
        if (event.getDeltaY() != 0) {
            view.zoom(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, stepAt(plot.get(), event.getX()));
        } else if (event.getDeltaX() != 0) {
            view.pan(event.getDeltaX() > 0 ? -PAN : PAN);
        }
        event.consume();
    }

    private void press(KeyEvent event) {
        Axis x = view.axisProperty().get();
        double around = view.cursorProperty().get().isPresent()
                ? (double) view.cursorProperty().get().getAsLong()
                : x.value(0.5);
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> view.zoom(ZOOM, around);
            case MINUS, SUBTRACT -> view.zoom(1 / ZOOM, around);
            case LEFT -> sideways(-1, event.isShiftDown());
            case RIGHT -> sideways(1, event.isShiftDown());
            case HOME -> view.reset();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void sideways(int direction, boolean cursor) {
        if (cursor) {
            view.moveCursor(direction * CURSOR);
        } else {
            view.pan(direction * PAN);
        }
    }
}
