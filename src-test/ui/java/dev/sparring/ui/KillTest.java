package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.storage.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that trains is killed at random moments and goes on, again and again. {@code -Dkills=200} kills as often as a release
 * should bear.
 */
@Tag("crash")
class KillTest {

    private static final long SEED = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void whatWasSavedSurvivesAnyNumberOfKills() throws Exception {
        int kills = Integer.getInteger("kills", 3);
        SplittableRandom random = new SplittableRandom(SEED);
        Path root = folder.resolve("run");
        CheckpointStore store = RunDirectory.checkpoints(root);
        long best = 0;
        for (int kill = 0; kill < kills; kill++) {
            killed(root, best, random);
            List<String> warnings = new ArrayList<>();
            long newest = store.newest(warnings::add)
                    .map(checkpoint -> checkpoint.step())
                    .orElse(0L);
            assertThat(warnings).as("kill %d", kill).isEmpty();
            assertThat(newest).as("kill %d", kill).isGreaterThanOrEqualTo(best);
            best = newest;
        }
        assertThat(best).isPositive();
        long end = best + 10;
        assertThat(Run.resume(root, OptionalLong.of(end)).play(new RunControl(), new RunListener() {}, "test"))
                .isEqualTo(Outcome.COMPLETED);
        assertThat(steps(root)).isSorted().doesNotHaveDuplicates().endsWith(end);
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".tmp") || name.startsWith(".trash"));
        }
    }

    /** Lets a process train, and kills it while it starts, or once it has written a checkpoint or some. */
    private void killed(Path root, long best, SplittableRandom random) throws Exception {
        Process process = process(root);
        try {
            if (best == 0 || random.nextInt(4) > 0) {
                while (process.isAlive() && newest(root) <= best) {
                    process.waitFor(10, TimeUnit.MILLISECONDS);
                }
            }
            assertThat(process.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS))
                    .as(Files.readString(folder.resolve("said")))
                    .isFalse();
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static long newest(Path root) throws Exception {
        return RunDirectory.checkpoints(root).steps().stream().findFirst().orElse(0L);
    }

    /** Writes as often as it can. */
    private Process process(Path root) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sparring.ui.Main",
                "train",
                "--quiet",
                "--out",
                root.toString(),
                "--steps",
                "1000000"));
        if (RunDirectory.holdsRun(root)) {
            words.add("--resume");
        } else {
            for (String set : List.of(
                    "generator.width=8",
                    "discriminator.width=8",
                    "batch=16",
                    "log.every=1",
                    "samples.every=20",
                    "samples.count=20",
                    "checkpoint.every=5",
                    "monitor.every=50")) {
                words.addAll(List.of("--set", set));
            }
        }
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private static List<Long> steps(Path root) throws IOException {
        List<Long> steps = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("metrics.jsonl"))) {
            steps.add(JSON.readTree(line).path("step").asLong());
        }
        return steps;
    }
}
