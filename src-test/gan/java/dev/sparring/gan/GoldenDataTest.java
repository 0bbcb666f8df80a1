package dev.sparring.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenDataTest {

    private static final String NAME = "steps.json";

    private final String before = System.getProperty("golden", "");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @AfterEach
    void setBack() {
        System.setProperty("golden", before);
    }

    @Test
    void withoutAFolderTheTestsOwnValuesAreRead() throws Exception {
        System.setProperty("golden", "");
        assertThat(GoldenData.entry(NAME)).isRegularFile().endsWith(Path.of("golden", NAME));
    }

    @Test
    void aGivenFolderGoesFirstAndTheTestsOwnValuesFillItsGaps() throws Exception {
        System.setProperty("golden", "");
        Path own = GoldenData.entry(NAME);
        System.setProperty("golden", folder.toString());
        assertThat(GoldenData.entry(NAME)).isEqualTo(own);
        Path given = Files.writeString(folder.resolve(NAME), "{}");
        assertThat(GoldenData.entry(NAME)).isEqualTo(given);
    }

    @Test
    void aFolderThatIsMissingIsNoReasonToReadTheTestsOwnValues() {
        Path missing = folder.resolve("missing");
        System.setProperty("golden", missing.toString());
        assertThatThrownBy(() -> GoldenData.entry(NAME))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing + ": -Dgolden names no folder");
    }
}
