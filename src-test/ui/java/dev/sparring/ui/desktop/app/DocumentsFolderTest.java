package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsFolderTest {

    private final Path home;

    DocumentsFolderTest(@TempDir Path home) {
        this.home = home;
    }

    private Path documents(String userDirectories) throws IOException {
        Path settings = Files.createDirectories(home.resolve(".config"));
        Files.writeString(settings.resolve("user-dirs.dirs"), userDirectories);
        return DocumentsFolder.of(Map.of(), "Linux", home);
    }

    /** As xdg-user-dirs-update writes it. */
    @Test
    void theUsersLanguageNamesIt() throws IOException {
        assertThat(documents("""
                # This file is written by xdg-user-dirs-update
                XDG_DESKTOP_DIR="$HOME/Schreibtisch"
                XDG_DOCUMENTS_DIR="$HOME/Dokumente"
                XDG_MUSIC_DIR="$HOME/Musik"
                """)).isEqualTo(home.resolve("Dokumente"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "XDG_DOCUMENTS_DIR=\"$HOME/My Papers\"|My Papers",
                "XDG_DOCUMENTS_DIR=\"${HOME}/Papers\"|Papers",
                "XDG_DOCUMENTS_DIR=\"$HOME/a\\\"b\\$c\"|a\"b$c",
                "XDG_DOCUMENTS_DIR = \"$HOME/Papers\"  # mine|Papers",
                "'  XDG_DOCUMENTS_DIR=\"$HOME//Papers/\"'|Papers",
                "XDG_DOCUMENTS_DIR=\"$HOME/Größe\"|Größe",
            })
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "these are Linux's files")
    void aShellsQuotingIsUndone(String line, String folder) throws IOException {
        assertThat(documents(line + "\n")).isEqualTo(home.resolve(folder));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its absolute paths begin with a drive")
    void itMayLieOutsideOfTheHomeDirectory() throws IOException {
        assertThat(documents("XDG_DOCUMENTS_DIR=\"/srv/documents\"\n")).isEqualTo(Path.of("/srv/documents"));
    }

    /** How xdg-user-dirs says that there is no such folder. */
    @Test
    void theHomeDirectoryItselfCanBeMeant() throws IOException {
        assertThat(documents("XDG_DOCUMENTS_DIR=\"$HOME/\"\n")).isEqualTo(home);
    }

    @Test
    void ofSeveralLinesTheLastCountsAsForAShell() throws IOException {
        assertThat(documents("XDG_DOCUMENTS_DIR=\"$HOME/a\"\nXDG_DOCUMENTS_DIR=\"$HOME/b\"\n"))
                .isEqualTo(home.resolve("b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "XDG_DOCUMENTS_DIR=\"papers\"",
                "XDG_DOCUMENTS_DIR=$HOME/papers",
                "XDG_DOCUMENTS_DIR=\"$HOME\"",
                "XDG_DOCUMENTS_DIR=\"$HOMEpapers\"",
                "XDG_DOCUMENTS_DIR=\"$HOME/papers",
                "#XDG_DOCUMENTS_DIR=\"$HOME/papers\"",
                "MY_XDG_DOCUMENTS_DIR=\"$HOME/papers\"",
                "XDG_DOWNLOAD_DIR=\"$HOME/papers\""
            })
    void whatNamesNoFolderLeavesTheUsualOne(String line) throws IOException {
        assertThat(documents(line + "\n")).isEqualTo(home.resolve("Documents"));
    }

    @Test
    void aFileThatIsNoTextLeavesTheUsualOne() throws IOException {
        Path settings = Files.createDirectories(home.resolve(".config"));
        Files.write(settings.resolve("user-dirs.dirs"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(DocumentsFolder.of(Map.of(), "Linux", home)).isEqualTo(home.resolve("Documents"));
    }

    @Test
    void theFileLiesAmongTheUsersSettingsWhereverTheseAre() throws IOException {
        documents("XDG_DOCUMENTS_DIR=\"$HOME/wrong\"\n");
        Path settings = Files.createDirectory(home.resolve("settings"));
        Files.writeString(settings.resolve("user-dirs.dirs"), "XDG_DOCUMENTS_DIR=\"$HOME/right\"\n");
        assertThat(DocumentsFolder.of(Map.of("XDG_CONFIG_HOME", settings.toString()), "Linux", home))
                .isEqualTo(home.resolve("right"));
        assertThat(DocumentsFolder.of(Map.of("XDG_CONFIG_HOME", "settings"), "Linux", home))
                .isEqualTo(home.resolve("wrong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X"})
    void otherSystemsCallItDocumentsInEveryLanguage(String system) throws IOException {
        documents("XDG_DOCUMENTS_DIR=\"$HOME/elsewhere\"\n");
        assertThat(DocumentsFolder.of(Map.of(), system, home)).isEqualTo(home.resolve("Documents"));
    }
}
