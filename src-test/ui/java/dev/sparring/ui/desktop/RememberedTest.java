package dev.sparring.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.session.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RememberedTest {

    private final Path folder;
    private final Path file;

    RememberedTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("not/there/yet/desktop.properties");
    }

    @Test
    void theFirstTimeNothingIsRemembered() {
        assertThat(Remembered.read(file)).isEqualTo(Remembered.NOTHING);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Remembered preset = new Remembered(
                true, 1300.5, 777, true, Optional.of(new Choice.Preset("grid")), Optional.of(folder.resolve("фото")));
        preset.write(file);
        assertThat(Remembered.read(file)).isEqualTo(preset);
        Remembered pictures =
                new Remembered(false, 1280, 800, false, Optional.of(new Choice.Pictures(folder)), Optional.empty());
        pictures.write(file);
        assertThat(Remembered.read(file)).isEqualTo(pictures);
    }

    @Test
    void aFolderThatIsGoneIsNoLongerChosen() throws IOException {
        new Remembered(
                        true,
                        1280,
                        800,
                        false,
                        Optional.of(new Choice.Pictures(folder.resolve("gone"))),
                        Optional.empty())
                .write(file);
        assertThat(Remembered.read(file))
                .isEqualTo(new Remembered(true, 1280, 800, false, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "width=-5\nheight=1e9\npreset=nosuch\n",
                "width=NaN\nheight=\nfolder=\n",
                "width=99999\nheight=0\npictures=a\\u0000b\nfolder=a\\u0000b\n",
                "dark=\\u00",
                "\u0000\u0001 rubbish"
            })
    void whatMakesNoSenseIsAsIfItHadNeverBeen(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(Remembered.read(file)).isEqualTo(Remembered.NOTHING);
    }

    @Test
    void bytesThatAreNoTextAreAsIfTheyHadNeverBeen() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {'d', '=', (byte) 0xFF, (byte) 0xFE});
        assertThat(Remembered.read(file)).isEqualTo(Remembered.NOTHING);
    }

    @Test
    void theFileIsWhereTheSystemKeepsSettings() {
        Path home = folder.resolve("home");
        assertThat(Remembered.usualFile(Map.of(), "Linux", home))
                .isEqualTo(home.resolve(".config/sparring/desktop.properties"));
        assertThat(Remembered.usualFile(Map.of("XDG_CONFIG_HOME", folder.toString()), "Linux", home))
                .isEqualTo(folder.resolve("sparring/desktop.properties"));
        assertThat(Remembered.usualFile(Map.of("XDG_CONFIG_HOME", "relative"), "Linux", home))
                .isEqualTo(home.resolve(".config/sparring/desktop.properties"));
        assertThat(Remembered.usualFile(Map.of(), "Mac OS X", home))
                .isEqualTo(home.resolve("Library/Application Support/sparring/desktop.properties"));
        assertThat(Remembered.usualFile(Map.of("APPDATA", folder.toString()), "Windows 11", home))
                .isEqualTo(folder.resolve("sparring/desktop.properties"));
    }
}
