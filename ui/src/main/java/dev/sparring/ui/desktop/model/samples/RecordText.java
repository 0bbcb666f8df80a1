package dev.sparring.ui.desktop.model.samples;

import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.samples.StepRecord;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A figure that a run has recorded, in words.
 *
 * @param name what it is
 * @param value of it
 * @param since the step it is from where that is another than asked for, empty if it is not
 */
public record RecordText(String name, String value, String since) {

    /**
     * What a run has recorded at a step.
     *
     * @param record what is known
     * @param step for which it was asked
     * @return losses, rates and the discriminator's shares, then what was found of the samples' quality; without what was not recorded
     */
    public static List<RecordText> of(StepRecord record, long step) {
        List<RecordText> figures = new ArrayList<>();
        record.metrics().ifPresent(metrics -> steps(metrics, since(metrics.step(), step), figures));
        quality(record.quality(), since(record.qualityStep(), step), figures);
        record.distance()
                .ifPresent(found -> figures.add(new RecordText(
                        Texts.text("samples.figure.distance"),
                        FigureFormat.value(found.distance()),
                        since(found.step(), step))));
        return figures;
    }

    private static String since(long recorded, long step) {
        return recorded == step ? "" : Texts.text("samples.at-step", FigureFormat.count(recorded));
    }

    private static void steps(StepMetrics metrics, String since, List<RecordText> figures) {
        PlayerMetrics generator = metrics.generator();
        PlayerMetrics discriminator = metrics.discriminator();
        figures.add(new RecordText(
                Texts.text("samples.figure.loss"),
                FigureFormat.value(generator.loss()) + " / " + FigureFormat.value(discriminator.loss()),
                since));
        figures.add(new RecordText(
                Texts.text("samples.figure.rate"),
                FigureFormat.rate(generator.learningRate()) + " / " + FigureFormat.rate(discriminator.learningRate()),
                since));
        if (!Double.isNaN(metrics.realAccuracy()) && !Double.isNaN(metrics.fakeAccuracy())) {
            figures.add(new RecordText(
                    Texts.text("samples.figure.right"),
                    FigureFormat.percent(metrics.realAccuracy()) + " / " + FigureFormat.percent(metrics.fakeAccuracy()),
                    since));
        }
    }

    private static void quality(Map<String, Double> found, String since, List<RecordText> figures) {
        if (found.containsKey("modes") && found.containsKey("modes_total")) {
            figures.add(new RecordText(
                    Texts.text("samples.figure.modes"),
                    Texts.text(
                            "samples.figure.modes-held",
                            Math.round(found.get("modes")),
                            Math.round(found.get("modes_total"))),
                    since));
        }
        add(Texts.text("samples.figure.high-quality"), "high_quality", true, found, since, figures);
        add(Texts.text("samples.figure.diversity"), "diversity", false, found, since, figures);
        add(Texts.text("samples.figure.coverage"), "coverage", true, found, since, figures);
        add(Texts.text("samples.figure.precision"), "precision", true, found, since, figures);
        add(Texts.text("samples.figure.recall"), "recall", true, found, since, figures);
    }

    private static void add(
            String name, String key, boolean share, Map<String, Double> found, String since, List<RecordText> figures) {
        Double value = found.get(key);
        if (value != null) {
            figures.add(new RecordText(name, share ? FigureFormat.percent(value) : FigureFormat.value(value), since));
        }
    }
}
