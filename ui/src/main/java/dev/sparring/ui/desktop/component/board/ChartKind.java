package dev.sparring.ui.desktop.component.board;

import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * A chart that there can be.
 *
 * @param id its name in files and in {@link dev.sparring.ui.desktop.model.ChartView}
 * @param title above it
 * @param unit of its values, a word or two; empty where the title says it
 * @param lines its series, drawn in this order
 * @param traits what is special about it
 * @param top the value that its axis reaches at least, 0 for none
 * @param empty what it says before there is anything to show; where that is nothing, it is not shown before
 */
public record ChartKind(
        String id, String title, String unit, List<Line> lines, List<Trait> traits, double top, String empty) {

    /** What is special about a chart. */
    public enum Trait {
        /** It may have a logarithmic axis. */
        LOGARITHMIC,
        /** Its lines are learning rates, which go on as planned and are exact, so they are never smoothed. */
        PLANNED
    }

    /**
     * A series of a chart.
     *
     * @param key as in {@link RunSeries}
     * @param text what it is called in this chart
     * @param style how it is drawn
     */
    public record Line(String key, String text, SeriesStyle style) {}

    /** Validates and copies the lists. */
    public ChartKind {
        Objects.requireNonNull(id, "id");
        lines = List.copyOf(lines);
        traits = List.copyOf(traits);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines must not be empty");
        }
    }

    /**
     * A chart with nothing special about it.
     *
     * @param id its name in files and views
     * @param title above it
     * @param unit of its values; empty where the title says it
     * @param lines its series, at least one
     * @return the kind
     */
    public static ChartKind of(String id, String title, String unit, Line... lines) {
        return new ChartKind(id, title, unit, List.of(lines), List.of(), 0, "");
    }

    /** The same with something special. */
    ChartKind with(Trait... more) {
        return new ChartKind(id, title, unit, lines, List.of(more), top, empty);
    }

    /** The same with an axis that reaches a value. */
    ChartKind upTo(double least) {
        return new ChartKind(id, title, unit, lines, traits, least, empty);
    }

    /** The same, shown with a text before there is anything to show. */
    ChartKind always(String text) {
        return new ChartKind(id, title, unit, lines, traits, top, text);
    }

    boolean canBeLogarithmic() {
        return traits.contains(Trait.LOGARITHMIC);
    }

    boolean isPlanned() {
        return traits.contains(Trait.PLANNED);
    }

    /**
     * Whether a run has recorded any of it.
     *
     * @param series what it has recorded
     * @return true if so
     */
    public boolean isRecorded(RunSeries series) {
        return lines.stream().anyMatch(line -> series.keys().contains(line.key()));
    }

    /**
     * Whether it can be shown.
     *
     * @param series what was recorded
     * @return true too for a chart that says something before there is anything to show
     */
    public boolean isThere(RunSeries series) {
        return !empty.isEmpty() || isRecorded(series);
    }

    /** How its values are written in its legend. */
    DoubleFunction<String> figures() {
        return isPlanned() ? FigureFormat::rate : FigureFormat::figure;
    }
}
