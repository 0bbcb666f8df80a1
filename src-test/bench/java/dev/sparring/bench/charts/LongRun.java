package dev.sparring.bench.charts;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.Decimator;
import dev.sparring.ui.desktop.page.train.ShownRun;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A run that was never trained: noise of the sizes that figures have, for every curve of the charts that are shown at first. */
final class LongRun {

    private static final long SEED = 1;
    private static final int CAPACITY = 4096;
    private static final int CHECKS_EVERY = 100;

    private static final List<String> OF_STEPS = List.of(
            "lr_g",
            "lr_d",
            "loss_g",
            "loss_d",
            "acc_real",
            "acc_fake",
            "separation",
            "grad_norm_g",
            "grad_norm_d",
            "grad_norm_samples");

    private static final List<String> OF_CHECKS =
            List.of("diversity", "coverage", "precision", "recall", "modes", "modes_total", "frechet_distance");

    private final Random random = new Random(SEED);
    private final Map<String, Decimator> decimators = new LinkedHashMap<>();
    private final ObjectProperty<@Nullable RunPreview> plan;
    private final ObjectProperty<RunSeries> series = new SimpleObjectProperty<>(RunSeries.EMPTY);
    private final ObjectProperty<@Nullable RunProgress> progress = new SimpleObjectProperty<>();
    private final ObservableList<RunEvent> events = FXCollections.observableArrayList();
    private long step;

    /**
     * A run of some length.
     *
     * @param steps that it has made
     */
    LongRun(long steps) throws SparringException {
        plan = new SimpleObjectProperty<>(RunPreview.of(ConfigBuilder.preset("ring")
                .set("steps", Long.toString(2 * steps))
                .build()));
        OF_STEPS.forEach(key -> decimators.put(key, new Decimator(CAPACITY)));
        OF_CHECKS.forEach(key -> decimators.put(key, new Decimator(CAPACITY)));
        while (step < steps) {
            step();
        }
        for (int i = 0; i < 8; i++) {
            events.add(0, RunEvent.info(steps / 8 * (i + 1), i % 2 == 0 ? "rewarm" : "recovered", Map.of(), "noise"));
        }
        tell();
    }

    /** Makes a step. */
    void step() {
        step++;
        for (String key : OF_STEPS) {
            add(key);
        }
        if (step % CHECKS_EVERY == 0) {
            for (String key : OF_CHECKS) {
                add(key);
            }
        }
    }

    private void add(String key) {
        Decimator decimator = decimators.get(key);
        if (decimator != null) {
            decimator.add(step, key.startsWith("lr") ? 1e-3 : 0.7 + 0.2 * random.nextGaussian());
        }
    }

    /** Tells the charts what there is, as the window does about 15 times a second. */
    void tell() {
        Map<String, DecimatedSeries> copies = new LinkedHashMap<>();
        decimators.forEach((key, decimator) -> copies.put(key, decimator.snapshot()));
        series.set(new RunSeries(copies));
        PlayerMetrics side = new PlayerMetrics(step, 1e-3, 0.7, 1, 1e-3);
        progress.set(new RunProgress(
                new StepMetrics(step, 64 * step, side, side, 0, 0, 0.5, 0.5, 0.5, 1, 0, Double.NaN), 1000));
    }

    /** What charts see. */
    ShownRun shown() {
        return new ShownRun(
                new SimpleObjectProperty<>(), plan, series, progress, events, new SimpleObjectProperty<>(false));
    }
}
