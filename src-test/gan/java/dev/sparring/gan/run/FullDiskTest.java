package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.file.FaultyFiles;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.train.StepMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FullDiskTest {

    private static final String FULL = "No space left on device";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Run run(Path root, String... sets) throws SparringException {
        ConfigBuilder config = ConfigBuilder.preset("ring")
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("batch", "16")
                .set("samples.count", "20")
                .set("samples.every", "10")
                .set("checkpoint.every", "5")
                .set("monitor.every", "10")
                .set("log.every", "1")
                .set("steps", "30");
        for (String set : sets) {
            config.set(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1));
        }
        return Run.prepare(config.build(), root);
    }

    private static final class Events implements RunListener {
        private final List<RunEvent> all = new ArrayList<>();

        @Override
        public void onEvent(RunEvent event) {
            all.add(event);
        }

        List<RunEvent> ofFullDisk() {
            return all.stream()
                    .filter(event -> event.kind().equals("disk-full"))
                    .toList();
        }
    }

    /** The records without what the clock says. */
    private static List<JsonNode> records(Path root) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("metrics.jsonl"))) {
            records.add(((ObjectNode) JSON.readTree(line)).without(List.of("time_s", "images_per_s")));
        }
        return records;
    }

    private static Map<String, float[]> networks(Path root, long step) throws SparringException {
        Checkpoint checkpoint = RunDirectory.checkpoints(root).load(step);
        Map<String, float[]> values = new java.util.TreeMap<>();
        checkpoint.tensors().forEach((name, tensor) -> values.put(name, tensor.values()));
        return values;
    }

    @Test
    void aRunThatFindsTheDiskFullWaitsForRoomAndGoesOnAsIfNothingHadBeen() throws Exception {
        Path reference = folder.resolve("reference");
        FaultyFiles counting = new FaultyFiles(FULL);
        assertThat(run(counting.of(reference)).play(new RunControl(), new Events(), "test"))
                .isEqualTo(Outcome.COMPLETED);
        long operations = counting.operations();
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 12; round++) {
            Path root = folder.resolve("run-" + round);
            FaultyFiles disk = new FaultyFiles(FULL);
            long from = random.nextLong(operations / 6, operations);
            Events events = new Events();
            Run run = run(disk.of(root));
            // Not before the run's directory is made: a run that cannot begin has nothing to wait for.
            RunListener begun = new RunListener() {
                @Override
                public void onStep(StepMetrics record, double imagesPerSecond) {
                    if (record.step() == 1) {
                        disk.failWhen(operation -> operation >= from / 2 && operation < from / 2 + 7);
                    }
                }

                @Override
                public void onEvent(RunEvent event) {
                    events.onEvent(event);
                }
            };
            assertThat(run.play(new RunControl(), begun, "test")).isEqualTo(Outcome.COMPLETED);
            assertThat(records(root)).as("round %d", round).isEqualTo(records(reference));
            Map<String, float[]> found = networks(root, 30);
            Map<String, float[]> expected = networks(reference, 30);
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            found.forEach((name, values) -> assertThat(Arrays.equals(values, expected.get(name)))
                    .as(name)
                    .isTrue());
            assertThat(events.ofFullDisk()).as("round %d", round).isNotEmpty();
            assertThat(events.ofFullDisk().get(0).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(events.ofFullDisk().get(0).advice()).contains("the disk is full", "waits up to 600 s");
            try (var files = Files.walk(root)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .noneMatch(name -> name.startsWith(".tmp") || name.startsWith(".trash"));
            }
        }
    }

    @Test
    void aRunThatDoesNotWaitEndsWithItsNewestCheckpointWhole() throws Exception {
        Path root = folder.resolve("run");
        FaultyFiles disk = new FaultyFiles(FULL);
        RunListener fills = new RunListener() {
            @Override
            public void onStep(StepMetrics record, double imagesPerSecond) {
                if (record.step() == 17) {
                    disk.failWhen(operation -> true);
                }
            }
        };
        Run run = run(disk.of(root), "checkpoint.waitForSpace=0");
        assertThatThrownBy(() -> run.play(new RunControl(), fills, "test"))
                .isInstanceOfSatisfying(SparringException.Storage.class, e -> assertThat(e.full())
                        .isTrue());
        disk.failWhen(operation -> false);
        Run resumed = Run.resume(root, OptionalLong.empty());
        // That of step 15 may have been on its way when the disk ran full.
        assertThat(resumed.startStep()).isIn(10L, 15L);
        assertThat(resumed.play(new RunControl(), new Events(), "test")).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void whoWaitsForRoomCanBeStopped() throws Exception {
        FaultyFiles disk = new FaultyFiles(FULL);
        RunControl control = new RunControl();
        RunListener impatient = new RunListener() {
            @Override
            public void onStep(StepMetrics record, double imagesPerSecond) {
                if (record.step() == 7) {
                    disk.failWhen(operation -> true);
                }
            }

            @Override
            public void onEvent(RunEvent event) {
                if (event.kind().equals("disk-full")) {
                    control.stop();
                }
            }
        };
        Run run = run(disk.of(folder.resolve("run")));
        assertThatThrownBy(() -> run.play(control, impatient, "test"))
                .isInstanceOfSatisfying(SparringException.Storage.class, e -> assertThat(e.full())
                        .isTrue());
    }

    @Test
    void tasksOfTheWindowAreRunWhileARunWaits() throws Exception {
        FaultyFiles disk = new FaultyFiles(FULL);
        RunControl control = new RunControl();
        RunListener helpful = new RunListener() {
            @Override
            public void onStep(StepMetrics record, double imagesPerSecond) {
                if (record.step() == 7) {
                    disk.failWhen(operation -> true);
                }
            }

            @Override
            public void onEvent(RunEvent event) {
                if (event.kind().equals("disk-full") && event.severity() == Severity.CRITICAL) {
                    control.between(() -> disk.failWhen(operation -> false));
                }
            }
        };
        Run run = run(disk.of(folder.resolve("run")));
        assertThat(run.play(control, helpful, "test")).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void anotherFaultOfTheDiskEndsTheRunAtOnce() throws Exception {
        FaultyFiles disk = new FaultyFiles("Input/output error");
        Events events = new Events();
        RunListener breaks = new RunListener() {
            @Override
            public void onStep(StepMetrics record, double imagesPerSecond) {
                if (record.step() == 7) {
                    disk.failWhen(operation -> true);
                }
            }

            @Override
            public void onEvent(RunEvent event) {
                events.onEvent(event);
            }
        };
        Run run = run(disk.of(folder.resolve("run")));
        assertThatThrownBy(() -> run.play(new RunControl(), breaks, "test"))
                .isInstanceOfSatisfying(SparringException.Storage.class, e -> assertThat(e.full())
                        .isFalse());
        assertThat(events.ofFullDisk()).isEmpty();
    }
}
