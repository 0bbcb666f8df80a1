package dev.sparring.gan.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void theEndingIsWhatStandsAfterTheLastPoint() {
        assertThat(OutputFile.ending(Path.of("a.b/c.tar.GZ"))).isEqualTo("gz");
        assertThat(OutputFile.ending(Path.of("a.b/c"))).isEmpty();
        assertThat(OutputFile.ending(Path.of(".png"))).isEmpty();
        assertThat(OutputFile.ending(Path.of("/"))).isEmpty();
    }

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "much older");
        OutputFile.write(file, NEW);
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("a");
    }

    @Test
    void aLinkIsFollowedAndStaysOne() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        OutputFile.write(link, NEW);
        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aPlaceThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> OutputFile.requirePlace(folder))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining(folder.toString());
        assertThatThrownBy(() -> OutputFile.requirePlace(folder.resolve("no/a")))
                .isInstanceOf(SparringException.Configuration.class);
        assertThatThrownBy(() -> OutputFile.write(folder.resolve("no/a"), NEW))
                .isInstanceOf(SparringException.Storage.class)
                .hasMessageContaining("no/a");
    }
}
