package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.train.StepMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs of all kinds, broken off at a random step and resumed, end as the same run does unbroken, bit for bit. {@code -Dresumes=50} draws as
 * many as a release should.
 */
@Tag("slow")
class RandomResumeTest {

    private static final long SEED = 18;
    private static final int STEPS = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OPTIMIZERS =
            List.of("adam", "amsgrad", "adamw", "nadam", "adabelief", "radam", "lion", "rmsprop", "nesterovs", "sgd");
    private static final List<String> LOSSES = List.of(
            "non-saturating",
            "minimax",
            "least-squares",
            "hinge",
            "wasserstein",
            "relativistic-average",
            "relativistic-pairing");
    private static final List<String> PENALTIES = List.of(
            "[]",
            "[]",
            "[{type: r1, gamma: 0.1}]",
            "[{type: r1, gamma: 0.1, every: 3}]",
            "[{type: r1, gamma: 0.1}, {type: r2, gamma: 0.1}]",
            "[{type: wgan-gp}]",
            "[{type: dragan}]",
            "[{type: zero-centred}]",
            "[{type: lecam}]",
            "[{type: weight-clip, bound: 0.1}]");
    private static final List<String> POLICIES = List.of("warn", "rewarm", "slow", "skip", "rollback");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** A random choice of all that a checkpoint has to remember. */
    private static Map<String, String> draw(SplittableRandom random) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("steps", Integer.toString(STEPS));
        keys.put("batch", "8");
        keys.put("seed", Integer.toString(random.nextInt(1000)));
        keys.put("samples.count", "9");
        keys.put("log.every", "1");
        keys.put("monitor.every", "4");
        keys.put("monitor.policy", any(POLICIES, random));
        keys.put("loss", any(LOSSES, random));
        keys.put("penalties", any(PENALTIES, random));
        keys.put("discriminator.steps", Integer.toString(1 + random.nextInt(2)));
        keys.put("accumulate", any(List.of("1", "1", "2"), random));
        for (String network : List.of("generator", "discriminator")) {
            keys.put(network + ".optimizer.type", any(OPTIMIZERS, random));
            keys.put(network + ".width", "4");
            keys.put(network + ".warmup.type", any(List.of("none", "linear", "exponential"), random));
            keys.put(network + ".clipNorm", any(List.of("0", "1"), random));
        }
        keys.put("generator.ema.decay", any(List.of("0", "0.9"), random));
        return keys;
    }

    /** The same of small images: of graphs, with labels, augmented. */
    private static Map<String, String> drawImages(SplittableRandom random) {
        Map<String, String> keys = draw(random);
        String model = any(List.of("mlp", "dcgan", "resnet", "r3gan"), random);
        for (String network : List.of("generator", "discriminator")) {
            keys.put(network + ".model", model);
        }
        keys.put("conditional", any(List.of("true", "false"), random));
        keys.put("augment.policy", any(List.of("[]", "[translation, cutout]", "[flip, colour]"), random));
        keys.put("augment.probability", any(List.of("0.5", "adaptive"), random));
        keys.put("discriminator.packing", any(List.of("1", "1", "2"), random));
        return keys;
    }

    private static String any(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Config config(String preset, Map<String, String> keys) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset(preset);
        for (Map.Entry<String, String> key : keys.entrySet()) {
            layers.set(key.getKey(), key.getValue());
        }
        return layers.build();
    }

    @Test
    void runsOfAllKindsGoOnBitForBit() throws Exception {
        int wanted = Integer.getInteger("resumes", 4);
        SplittableRandom random = new SplittableRandom(SEED);
        int done = 0;
        for (int draw = 0; done < wanted; draw++) {
            assertThat(draw).as("draws without a legal configuration").isLessThan(40 * wanted);
            boolean images = random.nextBoolean();
            Map<String, String> keys = images ? drawImages(random) : draw(random);
            long broken = random.nextLong(1, STEPS);
            // Both have a checkpoint there: the monitor remembers which was the best.
            keys.put("checkpoint.every", Long.toString(broken));
            Config config;
            try {
                config = config(images ? "shapes" : "ring", keys);
                Run.prepare(config, folder.resolve("tried-" + draw));
            } catch (SparringException.Configuration e) {
                continue;
            }
            String what = draw + ": broken off at " + broken + " " + keys;
            Path whole = folder.resolve("whole-" + draw);
            Path parts = folder.resolve("parts-" + draw);
            Outcome outcome = Run.prepare(config, whole).play(new RunControl(), new RunListener() {}, "test");
            if (outcome != Outcome.COMPLETED) {
                continue;
            }
            RunControl control = new RunControl();
            Run.prepare(config, parts).play(control, stoppingAt(broken, control), "test");
            Run resumed = Run.resume(parts, OptionalLong.empty());
            assertThat(resumed.startStep()).as(what).isEqualTo(broken);
            assertThat(resumed.play(new RunControl(), new RunListener() {}, "test"))
                    .isEqualTo(Outcome.COMPLETED);
            assertSame(parts, whole, what);
            done++;
        }
    }

    private static RunListener stoppingAt(long step, RunControl control) {
        return new RunListener() {
            @Override
            public void onStep(StepMetrics record, double imagesPerSecond) {
                if (record.step() == step) {
                    control.stop();
                }
            }
        };
    }

    private static void assertSame(Path actual, Path expected, String what) throws Exception {
        assertThat(records(actual)).as(what).isEqualTo(records(expected));
        Checkpoint found = RunDirectory.checkpoints(actual).load(STEPS);
        Checkpoint wanted = RunDirectory.checkpoints(expected).load(STEPS);
        assertThat(found.tensors().keySet()).as(what).isEqualTo(wanted.tensors().keySet());
        wanted.tensors().forEach((name, tensor) -> assertThat(Arrays.equals(
                        Objects.requireNonNull(found.tensors().get(name)).values(), tensor.values()))
                .as(what + " " + name)
                .isTrue());
        assertThat(timeless(found.state())).as(what).isEqualTo(timeless(wanted.state()));
    }

    private static String timeless(ObjectNode state) {
        ObjectNode rest = state.deepCopy();
        rest.remove("seconds");
        return rest.toString();
    }

    /** The records without what the clock says. */
    private static List<JsonNode> records(Path root) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("metrics.jsonl"))) {
            records.add(((ObjectNode) JSON.readTree(line)).without(List.of("time_s", "images_per_s")));
        }
        return records;
    }
}
