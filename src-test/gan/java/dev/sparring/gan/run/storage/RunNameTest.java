package dev.sparring.gan.run.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunNameTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    private final Path runs;

    RunNameTest(@TempDir Path runs) {
        this.runs = runs;
    }

    @Test
    void aRunIsNamedByItsStart() {
        assertThat(RunName.free(runs, "ring", TIME)).isEqualTo(runs.resolve("ring-20260102-030405"));
    }

    @Test
    void aSecondRunWithinTheSecondIsNumbered() throws IOException {
        Files.createDirectory(runs.resolve("ring-20260102-030405"));
        assertThat(RunName.free(runs, "ring", TIME)).isEqualTo(runs.resolve("ring-20260102-030405-2"));
    }
}
