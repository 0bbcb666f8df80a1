package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dfuzz=5000} reads as many mutated files of each kind as a release should. */
@Tag("slow")
class ReaderFuzzTest {

    @Test
    void mutatedFilesAreReadOrRefusedInLittleMemory(@TempDir Path folder) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                ReaderFuzz.class.getName(),
                folder.toString(),
                System.getProperty("fuzz", "100"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains(" read, the slowest took ")))
                .as(said)
                .hasSize(15);
    }
}
