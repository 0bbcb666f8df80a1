package dev.sparring.ui.desktop.session.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.run.storage.RunRecordWriter;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeriesHistoryTest {

    /** What a log has besides curves: where the run stands, and how often the monitor acted, which events tell. */
    private static final Set<String> NO_CURVES = Set.of(
            "step", "time_s", "images", "updates_g", "updates_d", "updates_teacher", "signals.step", "signals.age");

    private final SeriesHistory history = new SeriesHistory();

    @Test
    void everyCurveGetsItsOwnFigure() {
        history.add(step(1, 1), 50);
        RunSeries curves = history.curves();
        Map<String, Double> expected = Map.ofEntries(
                Map.entry("lr_g", 0.1),
                Map.entry("lr_d", 0.2),
                Map.entry("loss_g", 3.0),
                Map.entry("loss_d", 4.0),
                Map.entry("d_real", 0.5),
                Map.entry("d_fake", -0.5),
                Map.entry("acc_real", 0.9),
                Map.entry("acc_fake", 0.8),
                Map.entry("separation", 0.85),
                Map.entry("grad_norm_g", 1.5),
                Map.entry("grad_norm_d", 2.5),
                Map.entry("grad_norm_samples", 0.01),
                Map.entry("update_ratio_g", 1e-3),
                Map.entry("update_ratio_d", 2e-3),
                Map.entry("penalty", 0.25),
                Map.entry("images_per_s", 50.0));
        assertThat(curves.keys()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach(
                (key, value) -> assertThat(newest(curves.get(key))).as(key).isEqualTo(value));
    }

    @Test
    void aRunFromItsLogHasTheSameCurvesAsOneThatIsTrainedHere() throws Exception {
        StepMetrics step = rich(7);
        MonitorObservation found = new MonitorObservation(
                new Signals(
                        7,
                        7,
                        Map.of("samples.diversity", 0.75, "samples.overlap.recall", 0.5, "highest_diversity", 1.0)),
                Optional.of(new ModeCoverage(6, 8, 0.9, 0.125)));
        ObjectNode line = RunRecordWriter.metrics(step, 1.5, 1234);
        RunRecordWriter.add(line, found);
        SeriesHistory live = new SeriesHistory();
        live.add(step, 1234);
        live.add(7, found);
        SeriesHistory read = new SeriesHistory();
        read.add(new ObjectMapper().readTree(line.toString()));
        RunSeries expected = live.curves();
        assertThat(read.curves().keys()).containsExactlyInAnyOrderElementsOf(expected.keys());
        expected.keys()
                .forEach(key ->
                        assertThat(newest(read.curves().get(key))).as(key).isEqualTo(newest(expected.get(key))));
        assertThat(expected.get("signals.samples.overlap.recall").at(7)).isEqualTo(0.5);
        assertThat(expected.get("recall").at(7)).isEqualTo(0.5);
        assertThat(expected.get("figures.augment_p").at(7)).isEqualTo(0.3);
        assertThat(expected.get("loss_teacher").at(7)).isEqualTo(9);
    }

    @Test
    void whateverALogHasIsACurve() throws Exception {
        ObjectNode line = RunRecordWriter.metrics(rich(7), 1.5, 1234);
        RunRecordWriter.add(
                line,
                new MonitorObservation(
                        new Signals(7, 7, Map.of("samples.diversity", 0.75, "samples.overlap.precision", 0.5)),
                        Optional.of(new ModeCoverage(6, 8, 0.9, 0.125))));
        history.add(new ObjectMapper().readTree(line.toString()));
        List<String> keys = new ArrayList<>();
        collect(line, "", keys);
        keys.removeAll(NO_CURVES);
        assertThat(history.curves().keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** The paths of all finite numbers. */
    private static void collect(ObjectNode node, String prefix, List<String> keys) {
        node.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode group) {
                collect(group, prefix + entry.getKey() + ".", keys);
            } else if (entry.getValue().isNumber()) {
                keys.add(prefix + entry.getKey());
            }
        });
    }

    @Test
    void thereIsNoRateBeforeTheDiscriminatorsFirstUpdate() {
        history.add(step(1, 0), 50);
        assertThat(history.curves().get("lr_d").isEmpty()).isTrue();
        assertThat(history.curves().get("loss_d").last()).isEqualTo(1);
    }

    @Test
    void checkpointsTellTheDistanceOfTheirSamples() {
        history.add(RunEvent.info(500, "checkpoint", Map.of("frechet_distance", 0.25), "saved"));
        history.add(RunEvent.info(600, "checkpoint", Map.of("best", false), "saved"));
        history.add(RunEvent.info(700, "other", Map.of("frechet_distance", 9.0), ""));
        history.add(RunEvent.info(0, "checkpoint", Map.of("frechet_distance", 3.0), "saved"));
        assertThat(history.curves().keys()).containsExactly("frechet_distance");
        assertThat(history.curves().get("frechet_distance").at(500)).isEqualTo(0.25);
        assertThat(history.curves().last()).isEqualTo(500);
    }

    @Test
    void aMillionStepsTakeBoundedMemory() {
        StepMetrics step = step(1, 1);
        for (long i = 1; i <= 1_000_000; i++) {
            history.add(at(step, i), 50);
        }
        RunSeries curves = history.curves();
        assertThat(curves.last()).isEqualTo(1_000_000);
        curves.keys().forEach(key -> assertThat(curves.get(key).least().length).isLessThanOrEqualTo(4096));
    }

    private static StepMetrics at(StepMetrics step, long number) {
        return new StepMetrics(
                number,
                64,
                step.generator(),
                step.discriminator(),
                step.realLogit(),
                step.fakeLogit(),
                step.realAccuracy(),
                step.fakeAccuracy(),
                step.separation(),
                step.sampleGradientNorm(),
                step.penalty(),
                step.inputGradientNorm());
    }

    private static StepMetrics step(long step, long discriminatorUpdates) {
        return new StepMetrics(
                step,
                64,
                new PlayerMetrics(step, 0.1, 3, 1.5, 1e-3),
                new PlayerMetrics(discriminatorUpdates, 0.2, 4, 2.5, 2e-3),
                0.5,
                -0.5,
                0.9,
                0.8,
                0.85,
                0.01,
                0.25,
                Double.NaN);
    }

    private static StepMetrics rich(long number) {
        StepMetrics plain = step(number, number);
        return new StepMetrics(
                number,
                64,
                plain.generator(),
                plain.discriminator(),
                0.5,
                -0.5,
                0.9,
                0.8,
                0.85,
                0.01,
                0.25,
                1.25,
                Map.of("teacher", new PlayerMetrics(3, 0.3, 9, 1, 1e-4)),
                Map.of("augment_p", 0.3));
    }

    private static double newest(DecimatedSeries curve) {
        return curve.at(curve.last());
    }
}
