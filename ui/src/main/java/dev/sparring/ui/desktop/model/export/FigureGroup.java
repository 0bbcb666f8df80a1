package dev.sparring.ui.desktop.model.export;

import dev.sparring.gan.evaluation.LabelAgreement;
import dev.sparring.gan.evaluation.LabelCounts;
import dev.sparring.gan.evaluation.LabelDistances;
import dev.sparring.gan.evaluation.Metric;
import dev.sparring.gan.evaluation.MetricResult;
import dev.sparring.gan.evaluation.Overfitting;
import dev.sparring.gan.evaluation.Report;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures of an evaluation that stand in one table.
 *
 * @param title what they are about
 * @param first heading of the first column
 * @param second heading of the second column
 * @param rows in the order in which they stand
 * @param note said below them; empty if nothing is
 */
public record FigureGroup(String title, String first, String second, List<Row> rows, String note) {

    /**
     * A figure.
     *
     * @param name what
     * @param first in words
     * @param second in words
     * @param wanted which way is good; empty where none is
     * @param about what it is, in one line; empty where its name says so
     */
    public record Row(String name, String first, String second, String wanted, String about) {
        static Row of(String name, String first, String second) {
            return new Row(name, first, second, "", "");
        }
    }

    /** Copies. */
    public FigureGroup {
        rows = List.copyOf(rows);
    }

    /**
     * All figures of a report, as {@code sparring evaluate} prints them.
     *
     * @param report the figures
     * @return at least one group
     */
    public static List<FigureGroup> of(Report report) {
        List<FigureGroup> groups = new ArrayList<>();
        groups.add(figures(report));
        report.labels().ifPresent(counts -> groups.add(labels(counts)));
        report.agreement()
                .filter(told -> told.names().size() <= Report.MOST_LABELS_SHOWN)
                .ifPresent(told -> groups.add(agreement(told)));
        report.distances()
                .filter(measured -> measured.names().size() <= Report.MOST_LABELS_SHOWN)
                .ifPresent(measured -> groups.add(distances(measured)));
        report.overfitting().ifPresent(found -> groups.add(overfitting(found)));
        return groups;
    }

    private static FigureGroup figures(Report report) {
        List<Row> rows = new ArrayList<>();
        for (MetricResult reading : report.readings()) {
            Metric metric = reading.quantity();
            rows.add(new Row(
                    Texts.text("export.figure." + metric.key()),
                    FigureFormat.figure(reading.samples()),
                    FigureFormat.figure(reading.data()),
                    wanted(metric),
                    Texts.text("export.about." + metric.key())));
        }
        return new FigureGroup(Texts.text("export.group.figures"), samples(), otherData(), rows, "");
    }

    private static String wanted(Metric metric) {
        return switch (metric.wanted()) {
            case LOWER -> Texts.text("export.wanted.lower");
            case HIGHER -> Texts.text("export.wanted.higher");
            case AS_DATA -> Texts.text("export.wanted.as-data");
        };
    }

    private static FigureGroup labels(LabelCounts counts) {
        int all = counts.names().size();
        if (all > Report.MOST_LABELS_SHOWN) {
            String sum = Texts.text("export.labels.sum", all, counts.missing().size());
            return new FigureGroup(Texts.text("export.group.labels"), samples(), otherData(), List.of(), sum);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            rows.add(Row.of(
                    counts.names().get(i),
                    FigureFormat.count(counts.samples()[i]),
                    FigureFormat.count(counts.data()[i])));
        }
        String missing = counts.missing().isEmpty()
                ? Texts.text("export.labels.all-there")
                : Texts.text("export.labels.missing", String.join(", ", counts.missing()));
        return new FigureGroup(Texts.text("export.group.labels"), samples(), otherData(), rows, missing);
    }

    private static FigureGroup agreement(LabelAgreement told) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < told.names().size(); i++) {
            rows.add(Row.of(
                    told.names().get(i), FigureFormat.count(told.asked()[i]), FigureFormat.figure(told.share(i))));
        }
        return new FigureGroup(
                Texts.text("export.group.agreement"), samples(), Texts.text("export.column.found"), rows, "");
    }

    private static FigureGroup distances(LabelDistances measured) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < measured.names().size(); i++) {
            rows.add(Row.of(
                    measured.names().get(i),
                    FigureFormat.figure(measured.samples()[i]),
                    FigureFormat.figure(measured.data()[i])));
        }
        return new FigureGroup(Texts.text("export.group.distances"), samples(), otherData(), rows, "");
    }

    private static FigureGroup overfitting(Overfitting found) {
        return new FigureGroup(
                Texts.text("export.group.discriminator"),
                Texts.text("export.column.real"),
                Texts.text("export.column.logit"),
                List.of(
                        verdict(Texts.text("export.verdict.training"), found.training()),
                        verdict(Texts.text("export.verdict.held-out"), found.heldOut()),
                        verdict(Texts.text("export.verdict.samples"), found.samples())),
                Texts.text("export.overfitting", FigureFormat.figure(found.share())));
    }

    private static Row verdict(String of, Overfitting.Verdict verdict) {
        return Row.of(of, FigureFormat.figure(verdict.real()), FigureFormat.figure(verdict.logit()));
    }

    private static String samples() {
        return Texts.text("export.column.samples");
    }

    private static String otherData() {
        return Texts.text("export.column.data");
    }
}
