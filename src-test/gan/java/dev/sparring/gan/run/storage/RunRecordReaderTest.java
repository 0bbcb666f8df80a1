package dev.sparring.gan.run.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRecordReaderTest {

    private static StepMetrics step(String line) throws Exception {
        return RunRecordReader.step(new ObjectMapper().readTree(line));
    }

    @Test
    void aLineOfMetricsIsTheStepThatWasWritten() throws Exception {
        StepMetrics step = new StepMetrics(
                7,
                448,
                new PlayerMetrics(7, 1e-3, 0.7, 2, 0.01),
                new PlayerMetrics(14, 2e-3, Double.POSITIVE_INFINITY, 3, 0.02),
                0.5,
                -0.25,
                0.75,
                0.5,
                0.6,
                0.1,
                4,
                Double.NaN);
        assertThat(step(RunRecordWriter.line(RunRecordWriter.metrics(step, 1.5, 99))))
                .isEqualTo(step);
    }

    @Test
    void eachFigureIsTakenFromItsOwnKey() throws Exception {
        assertThat(step("{\"step\":1,\"images\":2,\"updates_g\":3,\"updates_d\":4,\"lr_g\":5,\"lr_d\":6,\"loss_g\":7,"
                        + "\"loss_d\":8,\"d_real\":9,\"d_fake\":10,\"acc_real\":11,\"acc_fake\":12,\"separation\":13,"
                        + "\"grad_norm_g\":14,\"grad_norm_d\":15,\"grad_norm_samples\":16,\"update_ratio_g\":17,"
                        + "\"update_ratio_d\":18,\"penalty\":19,\"grad_norm_input\":20}"))
                .isEqualTo(new StepMetrics(
                        1,
                        2,
                        new PlayerMetrics(3, 5, 7, 14, 17),
                        new PlayerMetrics(4, 6, 8, 15, 18),
                        9,
                        10,
                        11,
                        12,
                        13,
                        16,
                        19,
                        20));
    }

    @Test
    void whatACheckFoundIsReadAsItWasWritten() throws Exception {
        Map<String, Double> signals = new LinkedHashMap<>();
        signals.put("samples.diversity", 0.75);
        signals.put("samples.overlap.recall", Double.NaN);
        signals.put("highest_diversity", 1.5);
        MonitorObservation found =
                new MonitorObservation(new Signals(7, -3, signals), Optional.of(new ModeCoverage(6, 8, 0.9, 0.125)));
        ObjectNode line = new ObjectMapper().createObjectNode();
        RunRecordWriter.add(line, found);
        assertThat(RunRecordReader.check(new ObjectMapper().readTree(RunRecordWriter.line(line))))
                .hasValue(found);
    }

    @Test
    void aStepWithoutACheckFoundNothing() throws Exception {
        assertThat(RunRecordReader.check(new ObjectMapper().readTree("{\"step\":7}")))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsNotANumber() throws Exception {
        StepMetrics step = step("{\"step\":3,\"loss_g\":\"no number\"}");
        assertThat(step.step()).isEqualTo(3);
        assertThat(step.penalty()).isNaN();
        assertThat(step.generator().loss()).isNaN();
        assertThat(step.discriminator().updates()).isZero();
    }
}
