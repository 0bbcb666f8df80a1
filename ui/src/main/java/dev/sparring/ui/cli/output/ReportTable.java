package dev.sparring.ui.cli.output;

import dev.sparring.gan.evaluation.LabelAgreement;
import dev.sparring.gan.evaluation.LabelCounts;
import dev.sparring.gan.evaluation.LabelDistances;
import dev.sparring.gan.evaluation.Metric;
import dev.sparring.gan.evaluation.MetricResult;
import dev.sparring.gan.evaluation.Overfitting;
import dev.sparring.gan.evaluation.Report;
import java.nio.file.Path;
import java.util.Locale;

/** An evaluation as text. */
public final class ReportTable {

    private ReportTable() {}

    /** The whole report, some lines. */
    public static String of(Report report, Path run) {
        StringBuilder text = new StringBuilder();
        line(text, "%s, step %d, seed %d", run, report.step(), report.seed());
        line(text, "%,d samples against as many of: %s", report.count(), report.data());
        line(text, "compared by %s; figures of another space or count do not compare", report.features());
        line(text, "");
        line(text, "%-26s %12s %12s", "", "samples", "other data");
        for (MetricResult reading : report.readings()) {
            line(
                    text,
                    "%-26s %12s %12s   %s",
                    reading.quantity().title(),
                    number(reading.samples()),
                    number(reading.data()),
                    wanted(reading.quantity()));
        }
        report.labels().ifPresent(labels -> addLabels(text, labels));
        report.agreement().ifPresent(told -> addAgreement(text, told));
        report.distances().ifPresent(measured -> addDistances(text, measured));
        report.overfitting().ifPresent(found -> addOverfitting(text, found));
        return text.toString();
    }

    private static void addLabels(StringBuilder text, LabelCounts labels) {
        line(text, "");
        if (labels.names().size() > Report.MOST_LABELS_SHOWN) {
            line(
                    text,
                    "of %,d labels by the classifier %,d are missing",
                    labels.names().size(),
                    labels.missing().size());
            return;
        }
        line(text, "%-26s %12s %12s", "label by the classifier", "samples", "other data");
        for (int i = 0; i < labels.names().size(); i++) {
            line(text, "%-26s %,12d %,12d", labels.names().get(i), labels.samples()[i], labels.data()[i]);
        }
        line(
                text,
                labels.missing().isEmpty() ? "no label is missing" : "missing: %s",
                String.join(", ", labels.missing()));
    }

    private static void addAgreement(StringBuilder text, LabelAgreement told) {
        if (told.names().size() > Report.MOST_LABELS_SHOWN) {
            return;
        }
        line(text, "");
        line(text, "%-26s %12s %12s", "label that was asked for", "samples", "found");
        for (int i = 0; i < told.names().size(); i++) {
            line(text, "%-26s %,12d %12s", told.names().get(i), told.asked()[i], number(told.share(i)));
        }
    }

    private static void addDistances(StringBuilder text, LabelDistances measured) {
        if (measured.names().size() > Report.MOST_LABELS_SHOWN) {
            return;
        }
        line(text, "");
        line(text, "%-26s %12s %12s", "Frechet distance by label", "samples", "other data");
        for (int i = 0; i < measured.names().size(); i++) {
            line(
                    text,
                    "%-26s %12s %12s",
                    measured.names().get(i),
                    number(measured.samples()[i]),
                    number(measured.data()[i]));
        }
    }

    private static void addOverfitting(StringBuilder text, Overfitting found) {
        line(text, "");
        line(text, "%-26s %12s %12s", "what the discriminator says", "real", "mean logit");
        addVerdict(text, "of what it was trained on", found.training());
        addVerdict(text, "of what was held out", found.heldOut());
        addVerdict(text, "of samples", found.samples());
        line(
                text,
                "overfitting %s: 0 if it takes both kinds of real ones for the same, 1 if held-out ones for samples",
                number(found.share()));
    }

    private static void addVerdict(StringBuilder text, String of, Overfitting.Verdict verdict) {
        line(text, "%-26s %12s %12s", of, number(verdict.real()), number(verdict.logit()));
    }

    private static String wanted(Metric quantity) {
        return switch (quantity.wanted()) {
            case LOWER -> "lower is better";
            case HIGHER -> "higher is better";
            case AS_DATA -> "as the data's is best";
        };
    }

    /** Four significant digits, whole numbers as such. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "none";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size >= 1e6 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int before = (int) Math.floor(Math.log10(size)) + 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, 4 - before) + "f", value);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
