package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MainTest {

    /** As an installed program's launcher starts it, here on one processor whatever the machine has. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment is not set there")
    void aProgramThatNoScriptStartedSetsItsThreadsAndMemoryItself() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=3000m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "doctor");
        builder.environment().keySet().removeIf(name -> name.matches("OMP_.*|GOMP_.*"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out)
                .contains("1 for large networks, 1 for small ones; waiting passive, looking 20000 times before sleep")
                .contains("process up to 3000 MB")
                .doesNotContain("OMP_");
        long machine = Long.parseLong(out.replaceFirst("(?s).*memory +machine (\\d+) MB.*", "$1"));
        assertThat(out).contains("arrays up to " + machine / 2 + " MB");
    }
}
