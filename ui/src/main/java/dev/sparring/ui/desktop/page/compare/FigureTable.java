package dev.sparring.ui.desktop.page.compare;

import dev.sparring.ui.desktop.component.EventText;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.compare.ComparedRun;
import dev.sparring.ui.desktop.session.compare.RunFigures;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** What runs come down to, side by side. Pure functions. */
final class FigureTable {

    private static final List<Figure> FIGURES = List.of(
            last(Texts.text("compare.figure.steps"), "step", FigureTable::count, Better.NEITHER),
            last(Texts.text("compare.figure.time"), "time_s", FigureTable::duration, Better.NEITHER),
            last(Texts.text("compare.figure.real-samples"), "images", FigureTable::count, Better.NEITHER),
            new Figure(
                    Texts.text("compare.figure.best-distance"),
                    run -> run.bestDistance().orElse(Double.NaN),
                    FigureFormat::figure,
                    Better.LOWER),
            new Figure(
                    "  " + Texts.text("compare.figure.best-step"),
                    run -> run.bestStep().isPresent() ? (double) run.bestStep().getAsLong() : Double.NaN,
                    FigureTable::count,
                    Better.NEITHER),
            // The spread of samples over that of the data: neither more nor less is better everywhere.
            last(Texts.text("compare.figure.diversity"), "diversity", FigureFormat::value, Better.NEITHER),
            last(Texts.text("compare.figure.coverage"), "coverage", FigureFormat::value, Better.HIGHER),
            last(Texts.text("compare.figure.precision"), "precision", FigureFormat::value, Better.HIGHER),
            last(Texts.text("compare.figure.recall"), "recall", FigureFormat::value, Better.HIGHER),
            last(Texts.text("compare.figure.modes"), "modes", FigureTable::count, Better.HIGHER),
            last(Texts.text("compare.figure.high-quality"), "high_quality", FigureFormat::percent, Better.HIGHER),
            last(Texts.text("compare.figure.generator-loss"), "loss_g", FigureFormat::value, Better.NEITHER),
            last(Texts.text("compare.figure.discriminator-loss"), "loss_d", FigureFormat::value, Better.NEITHER));

    /** Which of two values a person would rather have. */
    private enum Better {
        LOWER,
        HIGHER,
        NEITHER
    }

    /** A row: what it is called, where its value comes from (NaN for none), how it is written, and which one is the best. */
    private record Figure(
            String name, ToDoubleFunction<RunFigures> value, DoubleFunction<String> text, Better better) {}

    private FigureTable() {}

    private static Figure last(String name, String key, DoubleFunction<String> text, Better better) {
        return new Figure(name, run -> run.last(key), text, better);
    }

    /**
     * The figures of runs. What no run has is left out; at the end stands how often the monitor made each diagnosis.
     *
     * @param runs in the order of the columns
     * @return the table
     */
    static TableContent of(List<ComparedRun> runs) {
        List<RunFigures> figures = runs.stream().map(ComparedRun::figures).toList();
        List<TableContent.Row> rows = new ArrayList<>();
        for (Figure figure : FIGURES) {
            double[] values = figures.stream().mapToDouble(figure.value()).toArray();
            if (!allMissing(values)) {
                rows.add(row(figure, values));
            }
        }
        Set<String> kinds = new TreeSet<>();
        figures.forEach(run -> kinds.addAll(run.diagnoses().keySet()));
        for (String kind : kinds) {
            double[] counts = figures.stream()
                    .mapToDouble(run -> run.diagnoses().getOrDefault(kind, 0))
                    .toArray();
            // A longer run has more occasions, so fewer is not better.
            String name = Texts.text("compare.figure.diagnoses", EventText.word(kind));
            rows.add(row(new Figure(name, run -> 0, FigureTable::count, Better.NEITHER), counts));
        }
        return new TableContent(runs.stream().map(ComparedRun::name).toList(), rows);
    }

    private static TableContent.Row row(Figure figure, double[] values) {
        double best = best(figure.better(), values);
        List<TableContent.Entry> entries = new ArrayList<>();
        for (double value : values) {
            TableContent.Entry entry = TableContent.Entry.of(figure.text().apply(value), value);
            entries.add(value == best ? entry.asBest() : entry);
        }
        return new TableContent.Row(figure.name(), entries);
    }

    /** The best value; NaN, which nothing equals, where there is none or none is worse. */
    private static double best(Better better, double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (better == Better.NEITHER || least >= most) {
            return Double.NaN;
        }
        return better == Better.LOWER ? least : most;
    }

    private static boolean allMissing(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    private static String count(double value) {
        return Double.isNaN(value) ? "–" : FigureFormat.count(Math.round(value));
    }

    private static String duration(double value) {
        return Double.isNaN(value) ? "–" : FigureFormat.duration(value);
    }
}
