package dev.sparring.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MeasuringProcessTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private MeasuringProcess doomed() throws IOException {
        return MeasuringProcess.start(
                "pytorch on 2 threads",
                1,
                0,
                folder.resolve("doomed.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Doomed.class.getName());
    }

    @Test
    void whatIsPrintedBesideAnswersIsNoAnswer() throws Exception {
        try (MeasuringProcess process = doomed()) {
            assertThat(process.ask("time dcgan28 5")).isEqualTo("42");
            assertThat(process.ask("time dcgan28 5")).isEqualTo("42");
        }
    }

    @Test
    void aProcessThatEndsIsReportedByItsNameItsExitCodeAndItsLastLines() throws Exception {
        try (MeasuringProcess process = doomed()) {
            assertThatThrownBy(() -> process.ask("exit"))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("pytorch on 2 threads ended with exit code 3 at 'exit'; it wrote: ")
                    .hasMessageEndingWith("the weights have gone missing; see " + folder.resolve("doomed.log"));
        }
    }

    @Test
    void anExceptionIsAmongTheLastLines() throws Exception {
        try (MeasuringProcess process = doomed()) {
            assertThatThrownBy(() -> process.ask("throw"))
                    .hasMessageStartingWith("pytorch on 2 threads ended with exit code 1 at 'throw'; it wrote: ")
                    .hasMessageContaining("IllegalStateException: no such case");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows ends no process by a signal")
    void aProcessThatASignalKillsIsReportedByItAndByWhatTheVirtualMachineSaid() throws Exception {
        try (MeasuringProcess process = doomed()) {
            assertThat(process.ask("anything")).isEqualTo("42");
            assertThatThrownBy(() -> process.ask("crash"))
                    .hasMessageStartingWith("pytorch on 2 threads died of signal 9 at 'crash'; it wrote: ")
                    .hasMessageContaining("#  SIGBUS (0x7) at pc=");
        }
    }
}
