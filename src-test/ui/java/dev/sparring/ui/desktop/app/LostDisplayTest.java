package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunReader;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A window on an X server of its own, which ends while a run is trained. */
@Timeout(240)
class LostDisplayTest {

    private static final Path SERVER = Path.of("/usr/bin/Xvfb");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aRunIsSavedWhenTheDisplayGoesAwayUnderItsWindow() throws Exception {
        assumeTrue(Files.isExecutable(SERVER), "an X server without a screen (Debian's xvfb)");
        // It writes the number of the display that it took.
        Process server = new ProcessBuilder(SERVER.toString(), "-displayfd", "1", "-screen", "0", "1280x800x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = server.inputReader()) {
            String display = ":" + said.readLine();
            Process window = window(display);
            try {
                Path run = awaitRun(window);
                server.destroy();
                assertThat(window.waitFor(100, TimeUnit.SECONDS)).isTrue();
                String output = Files.readString(folder.resolve("output"));
                assertThat(output).contains("sparring: the display is gone").doesNotContain("SIGSEGV");
                assertThat(window.exitValue()).isEqualTo(1);
                List<Long> steps = RunDirectory.checkpoints(run).steps();
                assertThat(RunDirectory.checkpoints(run).load(steps.get(0)).step())
                        .isPositive();
                assertThat(RunReader.open(run).outcome()).isEqualTo("stopped");
            } finally {
                window.destroyForcibly();
            }
        } finally {
            server.destroyForcibly();
        }
    }

    private Process window(String display) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Duser.home=" + folder,
                        "-Dprism.order=sw",
                        "-Dsparring.preset=ring",
                        "-Dsparring.autostart=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sparring.ui.Main")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().put("GDK_BACKEND", "x11");
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        return builder.start();
    }

    /** Waits until the run in the window has written its first picture. */
    private Path awaitRun(Process window) throws Exception {
        while (window.isAlive()) {
            File[] runs = folder.resolve("runs").toFile().listFiles();
            if (runs != null
                    && runs.length == 1
                    && runs[0].toPath().resolve("samples").toFile().isDirectory()) {
                return runs[0].toPath();
            }
            window.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("the window has ended: " + Files.readString(folder.resolve("output")));
    }
}
