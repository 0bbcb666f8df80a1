package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.run.storage.RunDirectory;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that is told to end while it trains. */
class InterruptTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no SIGTERM")
    void toldToEndItWritesACheckpointFirstAndExitsAsTheSignalWantsIt() throws Exception {
        Path run = folder.resolve("run");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsparring.terminal=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sparring.ui.Main",
                        "train",
                        "--out",
                        run.toString(),
                        "--steps",
                        "1000000",
                        "--set",
                        "checkpoint.every=1000000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Reader out = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            for (int letter = out.read(); letter >= 0 && !said.toString().contains("\rstep "); letter = out.read()) {
                said.append((char) letter);
            }
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(143);
        List<Long> steps = RunDirectory.checkpoints(run).steps();
        assertThat(steps).hasSize(1);
        assertThat(RunDirectory.checkpoints(run).load(steps.get(0)).step()).isPositive();
    }
}
