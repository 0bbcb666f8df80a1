package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.catalog.UserFolders;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.session.RunSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPreferencesTest {

    private final Path folder;
    private final Path file;

    WindowPreferencesTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("not/there/yet/desktop.properties");
    }

    @Test
    void theFirstTimeNothingIsRemembered() {
        assertThat(WindowPreferences.read(file)).isEqualTo(WindowPreferences.NOTHING);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        WindowPreferences preset = new WindowPreferences(
                true,
                false,
                new WindowSize(1300.5, 777, true),
                Optional.of(new RunSource.Preset("grid")),
                Optional.of(folder.resolve("фото")),
                Page.SAMPLES,
                Optional.of(folder.resolve("runs/ring")),
                new ChartPreferences(List.of("losses", "rates"), Set.of("rates"), 0.6));
        preset.write(file);
        assertThat(WindowPreferences.read(file)).isEqualTo(preset);
        WindowPreferences pictures = chosen(folder);
        pictures.write(file);
        assertThat(WindowPreferences.read(file)).isEqualTo(pictures);
    }

    @Test
    void aFolderThatIsGoneIsNoLongerChosen() throws IOException {
        chosen(folder.resolve("gone")).write(file);
        assertThat(WindowPreferences.read(file)).isEqualTo(WindowPreferences.NOTHING);
    }

    private static WindowPreferences chosen(Path data) {
        WindowPreferences first = WindowPreferences.NOTHING;
        return new WindowPreferences(
                first.dark(),
                first.followsSystem(),
                first.size(),
                Optional.of(new RunSource.OwnData("folder", data)),
                first.folder(),
                first.page(),
                first.run(),
                first.charts());
    }

    @Test
    void smoothingIsAtMostWhatTheSliderHas() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "smoothing=0.99999\n");
        assertThat(WindowPreferences.read(file).charts().smoothing()).isEqualTo(0.99);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "width=-5\nheight=1e9\npreset=nosuch\n",
                "width=NaN\nheight=\nfolder=\n",
                "width=99999\nheight=0\npictures=a\\u0000b\nfolder=a\\u0000b\n",
                "dark=\\u00",
                "page=NOWHERE\nrun=\ncharts=\n",
                "smoothing=1e9\nlogarithmic=,,\n",
                "page=runs\nsmoothing=-0.5\nrun=a\\u0000b\n",
                "\u0000\u0001 rubbish"
            })
    void whatMakesNoSenseIsAsIfItHadNeverBeen(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(WindowPreferences.read(file)).isEqualTo(WindowPreferences.NOTHING);
    }

    @Test
    void bytesThatAreNoTextAreAsIfTheyHadNeverBeen() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {'d', '=', (byte) 0xFF, (byte) 0xFE});
        assertThat(WindowPreferences.read(file)).isEqualTo(WindowPreferences.NOTHING);
    }

    @Test
    void theFileIsAmongTheUsersSettings() {
        assertThat(WindowPreferences.usualFile(new UserFolders(folder, Path.of("cache"))))
                .isEqualTo(folder.resolve("desktop.properties"));
    }
}
