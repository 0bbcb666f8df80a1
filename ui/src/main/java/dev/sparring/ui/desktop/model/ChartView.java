package dev.sparring.ui.desktop.model;

import dev.sparring.ui.desktop.component.chart.Axis;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/**
 * What a person looks at on a page of charts: which charts, which steps, and which step of those; without a node. Whoever wants
 * to show the same step elsewhere follows the cursor. One thread.
 */
public final class ChartView {

    /** The most that a line is smoothed. */
    public static final double MOST_SMOOTHING = 0.99;

    /** The fewest steps that are shown. */
    private static final double LEAST_SPAN = 4;

    private final ReadOnlyObjectWrapper<RunExtent> extent = new ReadOnlyObjectWrapper<>(RunExtent.NONE);
    private final ObjectProperty<ChartRange> range = new SimpleObjectProperty<>(ChartRange.SO_FAR);
    private final ReadOnlyObjectWrapper<Axis> axis =
            new ReadOnlyObjectWrapper<>(ChartRange.SO_FAR.axis(RunExtent.NONE));
    private final ObjectProperty<OptionalLong> cursor = new SimpleObjectProperty<>(OptionalLong.empty());
    private final DoubleProperty smoothing = new SimpleDoubleProperty();
    private final ObservableList<String> shown = FXCollections.observableArrayList();
    private final ObservableSet<String> logarithmic = FXCollections.observableSet();

    /**
     * A view of all steps so far.
     *
     * @param charts the charts that are shown, by their names, the first one on top
     */
    public ChartView(List<String> charts) {
        shown.setAll(charts);
        range.addListener((property, before, now) -> axis.set(now.axis(extent.get())));
    }

    /**
     * Follows a run. A view of the warmups that the run has left behind becomes one of all steps so far.
     *
     * @param run its steps
     */
    public void follow(RunExtent run) {
        RunExtent before = extent.get();
        extent.set(run);
        boolean over = before.now() > 0 && before.now() <= before.opening() && run.now() > run.opening();
        if (over && range.get().equals(ChartRange.WARMUP)) {
            range.set(ChartRange.SO_FAR);
        }
        axis.set(range.get().axis(run));
    }

    /**
     * Shows more or fewer steps.
     *
     * @param factor the new span over the old one, above 0
     * @param around the step that stays where it is
     */
    public void zoom(double factor, double around) {
        Axis now = axis.get();
        double span = Math.max(LEAST_SPAN, (now.high() - now.low()) * factor);
        double share = Math.max(0, Math.min(1, now.position(around)));
        show(around - share * span, around + (1 - share) * span);
    }

    /**
     * Shows earlier or later steps, as many as before.
     *
     * @param share of the span by which the view moves, above 0 to later ones
     */
    public void pan(double share) {
        Axis now = axis.get();
        double span = now.high() - now.low();
        double low = Math.max(0, Math.min(extent.get().end() - span, now.low() + share * span));
        if (low != now.low()) {
            show(low, low + span);
        }
    }

    /**
     * Shows some steps.
     *
     * @param from a step
     * @param to another one; what is not there is left out, and at least four steps are shown
     */
    public void show(double from, double to) {
        double end = (double) extent.get().end();
        double span = Math.min(end, Math.max(LEAST_SPAN, Math.abs(to - from)));
        double low = Math.max(0, Math.min(end - span, Math.min(from, to)));
        double high = Math.max(low + span, Math.min(end, Math.max(from, to)));
        range.set(low <= 0 && high >= end ? ChartRange.WHOLE : new ChartRange.Zoomed(low, Math.min(end, high)));
    }

    /** Shows all steps so far. */
    public void reset() {
        range.set(ChartRange.SO_FAR);
    }

    /**
     * Looks at a step.
     *
     * @param step any; the nearest one that is shown is taken
     */
    public void look(double step) {
        Axis now = axis.get();
        cursor.set(OptionalLong.of(Math.round(Math.max(now.low(), Math.min(now.high(), step)))));
    }

    /** Looks at no step. */
    public void lookAway() {
        cursor.set(OptionalLong.empty());
    }

    /**
     * Moves the cursor; the first time it appears in the middle.
     *
     * @param share of the span, above 0 to later steps
     */
    public void moveCursor(double share) {
        Axis now = axis.get();
        OptionalLong before = cursor.get();
        if (before.isEmpty()) {
            look(now.value(0.5));
            return;
        }
        double by = share * (now.high() - now.low());
        look(before.getAsLong() + Math.copySign(Math.max(1, Math.abs(by)), by));
    }

    /**
     * Shows a chart below all others, or takes it away.
     *
     * @param chart its name
     * @param visible whether it is to be shown
     */
    public void choose(String chart, boolean visible) {
        if (!visible) {
            shown.remove(chart);
        } else if (!shown.contains(chart)) {
            shown.add(chart);
        }
    }

    /**
     * Moves a chart.
     *
     * @param chart its name
     * @param by places, below 0 towards the first; at either end it stays
     */
    public void move(String chart, int by) {
        int from = shown.indexOf(chart);
        int to = Math.max(0, Math.min(shown.size() - 1, from + by));
        if (from >= 0 && to != from) {
            List<String> next = FXCollections.observableArrayList(shown);
            next.remove(from);
            next.add(to, chart);
            shown.setAll(next);
        }
    }

    /** The run's steps. */
    public ReadOnlyObjectProperty<RunExtent> extentProperty() {
        return extent.getReadOnlyProperty();
    }

    /** Which steps are shown. */
    public ObjectProperty<ChartRange> rangeProperty() {
        return range;
    }

    /** The same as an axis, which grows with the run where the range does. */
    public ReadOnlyObjectProperty<Axis> axisProperty() {
        return axis.getReadOnlyProperty();
    }

    /** The step that is looked at; empty if none is. */
    public ObjectProperty<OptionalLong> cursorProperty() {
        return cursor;
    }

    /** How much lines are smoothed: the weight of what was before, in [0, {@link #MOST_SMOOTHING}]. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** The names of the charts that are shown, the first one on top. */
    public ObservableList<String> shown() {
        return shown;
    }

    /** The names of the charts whose values are on a logarithmic axis. */
    public ObservableSet<String> logarithmic() {
        return logarithmic;
    }
}
