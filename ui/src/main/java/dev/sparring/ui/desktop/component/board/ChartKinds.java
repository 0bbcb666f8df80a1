package dev.sparring.ui.desktop.component.board;

import static dev.sparring.ui.desktop.component.board.ChartKind.Trait.LOGARITHMIC;
import static dev.sparring.ui.desktop.component.board.ChartKind.Trait.PLANNED;
import static dev.sparring.ui.desktop.component.chart.SeriesStyle.DISCRIMINATOR;
import static dev.sparring.ui.desktop.component.chart.SeriesStyle.GENERATOR;
import static dev.sparring.ui.desktop.component.chart.SeriesStyle.INK;
import static dev.sparring.ui.desktop.component.chart.SeriesStyle.OTHER;
import static dev.sparring.ui.desktop.component.chart.SeriesStyle.REAL;

import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which charts there are. Another one is one more entry here; what no entry names has a chart of its own. */
public final class ChartKinds {

    /** Both learning rates, as they were and as they are planned. */
    public static final ChartKind RATES = named(
                    "rates", "", line("lr_g", "generator", GENERATOR), line("lr_d", "discriminator", DISCRIMINATOR))
            .with(PLANNED, LOGARITHMIC)
            .always(Texts.text("chart.empty.rates"));

    /** Those that have a name here, in the order in which they are offered. */
    public static final List<ChartKind> ALL = List.of(
            RATES,
            named("losses", "", line("loss_g", "generator", GENERATOR), line("loss_d", "discriminator", DISCRIMINATOR))
                    .with(LOGARITHMIC)
                    .always(Texts.text("chart.empty.losses")),
            named(
                            "accuracy",
                            Texts.text("chart.unit.share"),
                            line("acc_real", "on-real", REAL),
                            line("acc_fake", "on-generated", GENERATOR),
                            line("separation", "at-best-threshold", INK))
                    .upTo(1),
            named(
                            "gradients",
                            "",
                            line("grad_norm_g", "generator", GENERATOR),
                            line("grad_norm_d", "discriminator", DISCRIMINATOR),
                            line("grad_norm_samples", "to-samples", OTHER),
                            line("grad_norm_input", "of-the-penalty", INK))
                    .with(LOGARITHMIC),
            named(
                            "quality",
                            "",
                            line("diversity", "diversity", OTHER),
                            line("coverage", "coverage", REAL),
                            line("precision", "precision", GENERATOR),
                            line("recall", "recall", INK))
                    .upTo(1),
            named("distance", "", line("frechet_distance", "distance", GENERATOR))
                    .with(LOGARITHMIC),
            named("modes", "", line("modes", "held", GENERATOR), line("modes_total", "there-are", INK)),
            named("high-quality", Texts.text("chart.unit.share"), line("high_quality", "of-high-quality", GENERATOR))
                    .upTo(1),
            named("evenness", "nats", line("reverse_kl", "divergence", GENERATOR)),
            named("logits", "", line("d_real", "of-real", REAL), line("d_fake", "of-generated", GENERATOR)),
            named(
                            "updates",
                            "",
                            line("update_ratio_g", "generator", GENERATOR),
                            line("update_ratio_d", "discriminator", DISCRIMINATOR))
                    .with(LOGARITHMIC),
            named("penalty", "", line("penalty", "penalty", DISCRIMINATOR)).with(LOGARITHMIC),
            named("augmentation", Texts.text("chart.unit.share"), line("figures.augment_p", "of-each-change", OTHER))
                    .upTo(1),
            named("pace", "1/s", line("images_per_s", "real-samples", INK)));

    /** What is shown at first: the rates, the losses, and what tells most about them. */
    public static final List<String> FIRST =
            List.of("rates", "losses", "accuracy", "quality", "modes", "distance", "gradients");

    private static final Set<String> NAMED = ALL.stream()
            .flatMap(kind -> kind.lines().stream())
            .map(ChartKind.Line::key)
            .collect(Collectors.toSet());

    private ChartKinds() {}

    private static ChartKind named(String id, String unit, ChartKind.Line... lines) {
        return ChartKind.of(id, Texts.text("chart.title." + id), unit, lines);
    }

    /** A series that is called by a text of {@code chart.line}. */
    private static ChartKind.Line line(String key, String text, SeriesStyle style) {
        return new ChartKind.Line(key, Texts.text("chart.line." + text), style);
    }

    /**
     * All charts that there can be of a run: those that are named here, and one for each further series.
     *
     * @param series what was recorded
     * @return those that are named here first
     */
    public static List<ChartKind> of(RunSeries series) {
        List<ChartKind> kinds = new ArrayList<>(ALL);
        for (String key : series.keys()) {
            if (!NAMED.contains(key)) {
                kinds.add(further(key));
            }
        }
        return kinds;
    }

    private static final String SIGNAL = "signals.";

    /** A chart of a series that is not named here. Of signals the monitor says what they are. */
    private static ChartKind further(String key) {
        String unit = Signals.all().stream()
                .filter(signal -> key.equals(SIGNAL + signal.key()))
                .map(signal -> signal.unit())
                .findFirst()
                .orElse("");
        String words = key.substring(key.indexOf('.') + 1).replace('_', ' ').replace('.', ' ');
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return ChartKind.of(key, title, unit, new ChartKind.Line(key, words, OTHER))
                .with(LOGARITHMIC);
    }
}
