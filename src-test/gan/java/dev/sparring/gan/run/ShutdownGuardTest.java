package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ShutdownGuardTest {

    /** A run whose step never ends. */
    static final class EndlessStep {
        private EndlessStep() {}

        public static void main(String[] args) {
            RunControl control = new RunControl();
            try (ShutdownGuard guard = new ShutdownGuard(control)) {
                System.out.println("training");
                // False once the run is to end.
                while (control.awaitRetry(60_000)) {}
                System.out.println("told to end");
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no SIGTERM")
    void whoAsksTwiceIsNotKeptWaitingForAStepThatDoesNotEnd() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessStep.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("training");
            process.toHandle().destroy();
            assertThat(out.readLine()).isEqualTo("told to end");
            assertThat(process.isAlive()).isTrue();
            // What comes at once belongs to the same wish.
            boolean ended = false;
            for (int asked = 0; asked < 60 && !ended; asked++) {
                process.toHandle().destroy();
                ended = process.waitFor(500, TimeUnit.MILLISECONDS);
            }
            assertThat(ended).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(143);
    }
}
