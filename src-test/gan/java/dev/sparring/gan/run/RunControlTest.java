package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.train.StepMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private Path played(RunControl control, RunListener listener, int steps) throws Exception {
        Path root = folder.resolve("run");
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", Integer.toString(steps))
                                .set("batch", "16")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .set("generator.warmup.type", "none")
                                .set("discriminator.warmup.type", "none")
                                .set("samples.count", "20")
                                .set("log.every", "1")
                                .build(),
                        root)
                .play(control, listener, "test");
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
}
