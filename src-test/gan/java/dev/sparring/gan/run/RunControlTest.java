package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.UpdateMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class RunControlTest {

    private static final double RATE = 1e-3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** At step 10 asks for half the generator's rate and a second warmup of the discriminator. */
    private static final class Asking implements RunListener {
        private final RunControl control;
        private final List<String> changes = new ArrayList<>();

        Asking(RunControl control) {
            this.control = control;
        }

        @Override
        public void onStep(StepMetrics metrics, double imagesPerSecond) {
            if (metrics.step() == 10) {
                control.reduceRate(PlayerRole.GENERATOR, 0.5);
                control.rewarm(PlayerRole.DISCRIMINATOR, 8, 0.25);
            }
        }

        @Override
        public void onScheduleChange(PlayerRole role, ScheduleChange change) {
            changes.add(role + " " + change);
        }
    }

    private Path played(RunControl control, RunListener listener, int steps, String... setting) throws Exception {
        Path root = folder.resolve("run");
        ConfigBuilder layers = ConfigBuilder.preset("ring")
                .set("steps", Integer.toString(steps))
                .set("batch", "16")
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("generator.warmup.type", "none")
                .set("discriminator.warmup.type", "none")
                .set("samples.count", "20")
                .set("log.every", "1");
        if (setting.length > 0) {
            layers.set(setting[0], setting[1]);
        }
        Run.prepare(layers.build(), root).play(control, listener, "test");
        return root;
    }

    private static List<JsonNode> lines(Path file) throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(new ObjectMapper().readTree(line));
        }
        return nodes;
    }

    @Test
    void ratesChangeWhileItTrainsAndStayChangedWhenItGoesOn() throws Exception {
        RunControl control = new RunControl();
        Asking asking = new Asking(control);
        Path root = played(control, asking, 20);
        Run.resume(root, OptionalLong.of(25)).play(new RunControl(), new RunListener() {}, "test");
        List<JsonNode> metrics = lines(root.resolve("metrics.jsonl"));
        assertThat(metrics).hasSize(25);
        for (JsonNode line : metrics) {
            int step = line.path("step").asInt();
            assertThat(line.path("lr_g").asDouble())
                    .as("generator at step %d", step)
                    .isCloseTo(step <= 10 ? RATE : RATE / 2, within(1e-15));
            double warm = step <= 10 || step > 18 ? 1 : 0.25 + 0.75 * (step - 11) / 8;
            assertThat(line.path("lr_d").asDouble())
                    .as("discriminator at step %d", step)
                    .isCloseTo(RATE * warm, within(1e-15));
        }
        assertThat(asking.changes)
                .containsExactly(
                        "GENERATOR " + new ScheduleChange.Reduce(10, 0.5),
                        "DISCRIMINATOR " + new ScheduleChange.Rewarm(10, 8, 0.25));
        List<JsonNode> events = lines(root.resolve("events.jsonl")).stream()
                .filter(event -> event.path("evidence").path("because").asText().equals("by hand"))
                .toList();
        assertThat(events).extracting(event -> event.path("kind").asText()).containsExactly("reduce", "rewarm");
        assertThat(events).extracting(event -> event.path("step").asInt()).containsExactly(11, 11);
    }

    /** Asks for something after some steps. */
    private static RunListener after(Map<Long, Runnable> requests) {
        return new RunListener() {
            @Override
            public void onStep(StepMetrics metrics, double imagesPerSecond) {
                requests.getOrDefault(metrics.step(), () -> {}).run();
            }
        };
    }

    private static List<JsonNode> eventsOf(Path root, String kind) throws Exception {
        return lines(root.resolve("events.jsonl")).stream()
                .filter(event -> event.path("kind").asText().equals(kind))
                .toList();
    }

    @Test
    void oneNetworkAloneLearnsUntilBothDoAgain() throws Exception {
        RunControl control = new RunControl();
        Path root = played(
                control,
                after(Map.of(
                        5L, () -> control.learn(UpdateMask.DISCRIMINATOR),
                        9L, () -> control.learn(UpdateMask.GENERATOR),
                        12L, () -> control.learn(UpdateMask.BOTH))),
                20);
        for (JsonNode line : lines(root.resolve("metrics.jsonl"))) {
            long step = line.path("step").asLong();
            long satOutG = Math.max(0, Math.min(step, 9) - 5);
            long satOutD = Math.max(0, Math.min(step, 12) - 9);
            assertThat(line.path("updates_g").asLong()).as("step %d", step).isEqualTo(step - satOutG);
            assertThat(line.path("updates_d").asLong()).as("step %d", step).isEqualTo(step - satOutD);
        }
        List<JsonNode> events = eventsOf(root, "skip");
        assertThat(events)
                .extracting(event -> event.path("network").asText())
                .containsExactly("generator", "discriminator", "both");
        assertThat(events).extracting(event -> event.path("step").asInt()).containsExactly(6, 10, 13);
    }

    @Test
    void aPersonGoesBackWhereThereIsAHealthyCheckpoint() throws Exception {
        RunControl control = new RunControl();
        // A policy that may go back keeps the networks as they began.
        Path root = played(control, after(Map.of(8L, control::goBack)), 12, "monitor.policies.divergence", "rollback");
        JsonNode back = eventsOf(root, "rollback").get(0);
        assertThat(back.path("step").asInt()).isEqualTo(9);
        assertThat(back.path("evidence").path("to_step").asInt(-1)).isZero();
        assertThat(back.path("evidence").path("because").asText()).isEqualTo("by-hand");
        assertThat(eventsOf(root, "rewarm"))
                .extracting(event -> event.path("network").asText())
                .containsExactly("generator", "discriminator");
        assertThat(lines(root.resolve("metrics.jsonl"))).hasSize(12);
    }

    @Test
    void whereThereIsNoHealthyCheckpointTheRunSaysSoAndGoesOn() throws Exception {
        RunControl control = new RunControl();
        Path root = played(control, after(Map.of(3L, control::goBack)), 6);
        assertThat(eventsOf(root, "rollback"))
                .extracting(event -> event.path("action").asText())
                .containsExactly("not possible: there is no healthy checkpoint yet");
        assertThat(lines(root.resolve("metrics.jsonl"))).hasSize(6);
    }

    @Test
    void slowMotionDoesNotHoldUpTheEnd() throws Exception {
        RunControl control = new RunControl();
        control.slowMotion(60_000);
        Thread stopping = new Thread(control::stop);
        stopping.start();
        Path root = played(control, new RunListener() {}, 1000);
        stopping.join();
        assertThat(RunDirectory.holdsRun(root)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> control.slowMotion(-1))
                .withMessageContaining("got -1");
    }

    @Test
    void whatCannotBeDoneIsRefusedWhereItIsAskedFor() {
        RunControl control = new RunControl();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> control.reduceRate(PlayerRole.BOTH, 0.5))
                .withMessage("role must be GENERATOR or DISCRIMINATOR, got BOTH");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> control.reduceRate(PlayerRole.GENERATOR, 0))
                .withMessageContaining("got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> control.rewarm(PlayerRole.GENERATOR, 0, 0.1))
                .withMessageContaining("got 0");
        assertThat(control.takeRequests()).isEmpty();
    }

    /** Before every step draws samples of the checkpoint at which the run went on, with networks and random numbers of its own. */
    private static final class Drawing implements RunListener {
        private final RunControl control;
        private final Path root;
        private final List<Long> drawn = new ArrayList<>();

        Drawing(RunControl control, Path root) {
            this.control = control;
            this.root = root;
        }

        @Override
        public void onStep(StepMetrics metrics, double imagesPerSecond) {
            control.between(() -> {
                try {
                    RunSampler sampler = new RunSampler(root, Optional.empty(), warning -> {});
                    sampler.drawn(50, Optional.of(metrics.step()));
                    Nd4j.rand(3, 3).close();
                    drawn.add(sampler.step());
                } catch (SparringException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    @Test
    void aResumedRunIsTheSameToTheBitWhetherTasksRanBetweenItsStepsOrNot() throws Exception {
        Path alone = played(new RunControl(), new RunListener() {}, 10);
        Path disturbed = folder.resolve("disturbed");
        copy(alone, disturbed);
        Run.resume(alone, OptionalLong.of(20)).play(new RunControl(), new RunListener() {}, "test");
        RunControl control = new RunControl();
        Drawing drawing = new Drawing(control, disturbed);
        Run.resume(disturbed, OptionalLong.of(20)).play(control, drawing, "test");
        // What the last step asks for is left.
        assertThat(drawing.drawn).hasSize(9).containsOnly(10L);
        Checkpoint wanted = RunReader.open(alone).checkpoints().load(20);
        Checkpoint found = RunReader.open(disturbed).checkpoints().load(20);
        assertThat(found.tensors().keySet()).isEqualTo(wanted.tensors().keySet());
        for (Map.Entry<String, Tensor> tensor : wanted.tensors().entrySet()) {
            assertThat(Objects.requireNonNull(found.tensors().get(tensor.getKey()))
                            .values())
                    .as(tensor.getKey())
                    .isEqualTo(tensor.getValue().values());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void aRestingRunRunsTasksAtOnceAndAnEndedOneNone() throws Exception {
        RunControl control = new RunControl();
        List<String> ran = new ArrayList<>();
        control.pause();
        control.between(() -> {
            ran.add("first, by " + Thread.currentThread().getName());
            control.between(() -> {
                ran.add("second");
                control.stop();
                control.between(() -> ran.add("third"));
            });
        });
        Path root = played(control, new RunListener() {}, 20);
        assertThat(ran).containsExactly("first, by " + Thread.currentThread().getName(), "second");
        assertThat(lines(root.resolve("metrics.jsonl"))).as("it rested").isEmpty();
    }
}
