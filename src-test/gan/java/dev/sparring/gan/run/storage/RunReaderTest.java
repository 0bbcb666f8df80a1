package dev.sparring.gan.run.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.train.StepMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path root;

    @BeforeEach
    void name() {
        root = folder.resolve("run");
    }

    private Run run(int steps) throws SparringException {
        return Run.prepare(
                ConfigBuilder.preset("ring")
                        .set("steps", Integer.toString(steps))
                        .set("batch", "16")
                        .set("generator.width", "8")
                        .set("discriminator.width", "8")
                        .set("samples.count", "20")
                        .set("samples.every", "10")
                        .set("checkpoint.every", "10")
                        .set("monitor.every", "10")
                        .set("log.every", "1")
                        .build(),
                root);
    }

    private static List<Long> steps(RunReader.News<JsonNode> news) {
        return news.lines().stream().map(line -> line.path("step").asLong()).toList();
    }

    @Test
    void linesComeOneByOneAndThatTheyBeginAnewIsToldBeforeThem() throws Exception {
        List<String> told = new ArrayList<>();
        Files.createDirectories(root);
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring").build().yaml());
        Path log = Files.writeString(root.resolve("metrics.jsonl"), "{\"step\":1}\n{\"step\":2}\n");
        RunReader reader = RunReader.open(root);
        reader.newMetrics(
                () -> told.add("anew"), line -> told.add(line.path("step").asText()));
        reader.newMetrics(
                () -> told.add("anew"), line -> told.add(line.path("step").asText()));
        Files.writeString(log, "{\"step\":1}\n");
        reader.newMetrics(
                () -> told.add("anew"), line -> told.add(line.path("step").asText()));
        assertThat(told).containsExactly("1", "2", "anew", "1");
    }

    @Test
    void whatTheMonitorSawIsToldBeforeTheStepItSawItAfter() throws Exception {
        List<String> told = new ArrayList<>();
        run(20).play(
                        new RunControl(),
                        new RunListener() {
                            @Override
                            public void onCheck(MonitorObservation found) {
                                told.add("check " + found.signals().step());
                            }

                            @Override
                            public void onStep(StepMetrics metrics, double imagesPerSecond) {
                                if (metrics.step() % 10 == 0) {
                                    told.add("step " + metrics.step());
                                }
                            }
                        },
                        "test");
        assertThat(told).containsExactly("check 10", "step 10", "check 20", "step 20");
    }

    @Test
    void aRunIsFollowedWhileItTrains() throws Exception {
        List<RunEvent> told = new ArrayList<>();
        List<RunEvent> read = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        AtomicReference<RunReader> opened = new AtomicReference<>();
        RunListener following = new RunListener() {
            @Override
            public void onStep(StepMetrics metrics, double imagesPerSecond) {
                try {
                    RunReader reader = opened.get() != null ? opened.get() : RunReader.open(root);
                    opened.set(reader);
                    assertThat(reader.outcome()).isEqualTo("running");
                    steps.addAll(steps(reader.newMetrics()));
                    assertThat(steps).endsWith(metrics.step());
                    read.addAll(reader.newEvents().lines());
                } catch (SparringException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void onEvent(RunEvent event) {
                told.add(event);
            }
        };
        assertThat(run(30).play(new RunControl(), following, "test")).isEqualTo(Outcome.COMPLETED);
        assertThat(steps).hasSize(30).doesNotHaveDuplicates();
        assertThat(read).isNotEmpty();
        // The last checkpoint is on disk after the last step.
        read.addAll(Objects.requireNonNull(opened.get()).newEvents().lines());
        assertThat(read).isEqualTo(told);
        RunReader after = RunReader.open(root);
        assertThat(after.outcome()).isEqualTo("completed");
        assertThat(after.config().steps()).isEqualTo(30);
        assertThat(steps(after.newMetrics())).isEqualTo(steps);
        assertThat(after.newMetrics().lines()).isEmpty();
        assertThat(after.newEvents().lines()).isEqualTo(told);
        assertThat(after.samplePictures())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("step-00000010.png", "step-00000020.png", "step-00000030.png");
        assertThat(after.checkpoints().steps())
                .contains(after.bestCheckpoint(warning -> {}).orElseThrow());
    }

    private void log(String text) throws IOException {
        Files.writeString(root.resolve("metrics.jsonl"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private RunReader written() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("config.yaml"), "name: mine\n");
        return RunReader.open(root);
    }

    @Test
    void aLineComesWhenItIsWholeAndWhatIsNoneNever() throws Exception {
        RunReader reader = written();
        assertThat(reader.newMetrics().lines()).isEmpty();
        assertThat(reader.outcome()).isEmpty();
        log("{\"step\":1}\n{\"st");
        assertThat(steps(reader.newMetrics())).containsExactly(1L);
        assertThat(reader.newMetrics().lines()).isEmpty();
        log("ep\":2}\nno JSON\n[3]\n{\"step\":4}\n");
        assertThat(steps(reader.newMetrics())).containsExactly(2L, 4L);
    }

    @Test
    void aLineOfMoreThanAMegabyteIsNoneAndTheNextOneIsRead() throws Exception {
        RunReader reader = written();
        log("{\"step\":1}\n" + "x".repeat(5 << 20) + "\n{\"step\":2}\n{\"st");
        assertThat(steps(reader.newMetrics())).containsExactly(1L, 2L);
        log("ep\":3}\n");
        assertThat(steps(reader.newMetrics())).containsExactly(3L);
    }

    @Test
    void theNewestMetricsAreTheLastWholeLine() throws Exception {
        RunReader reader = written();
        assertThat(reader.newestMetrics()).isEmpty();
        log("{\"step\":1}\n{\"st");
        assertThat(reader.newestMetrics().orElseThrow().path("step").asLong()).isEqualTo(1);
        log("ep\":2}\n");
        for (int step = 3; step <= 5000; step++) {
            log("{\"step\":" + step + ",\"name\":\"" + "é".repeat(20) + "\"}\n");
        }
        assertThat(reader.newestMetrics().orElseThrow().path("step").asLong()).isEqualTo(5000);
        log("x".repeat(1 << 17));
        assertThat(reader.newestMetrics()).isEmpty();
    }

    @Test
    void aLogThatWasShortenedBeginsAnew() throws Exception {
        RunReader reader = written();
        log("{\"step\":1}\n{\"step\":2}\n{\"step\":3}\n");
        assertThat(steps(reader.newMetrics())).containsExactly(1L, 2L, 3L);
        Files.writeString(root.resolve("metrics.jsonl"), "{\"step\":1}\n");
        RunReader.News<JsonNode> news = reader.newMetrics();
        assertThat(news.restarted()).isTrue();
        assertThat(steps(news)).containsExactly(1L);
        assertThat(reader.newMetrics().restarted()).isFalse();
    }

    @Test
    void aRunThatGoesOnFromAnOlderCheckpointIsReadAnew() throws Exception {
        run(25).play(new RunControl(), new RunListener() {}, "test");
        RunReader reader = RunReader.open(root);
        assertThat(reader.newMetrics().lines()).hasSize(25);
        Files.delete(reader.checkpoints().directory(25).resolve("state.json"));
        Run.resume(root, OptionalLong.of(28)).play(new RunControl(), new RunListener() {}, "test");
        RunReader.News<JsonNode> news = reader.newMetrics();
        assertThat(news.restarted()).isTrue();
        assertThat(steps(news)).hasSize(28).endsWith(28L);
    }

    @Test
    void whereThereIsNoRunItIsSaid() {
        assertThatThrownBy(() -> RunReader.open(root))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("run");
    }
}
