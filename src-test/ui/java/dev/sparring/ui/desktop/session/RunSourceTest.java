package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSourceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @ParameterizedTest
    @CsvSource({"train-images-idx3-ubyte.gz, idx", "data_batch_1.bin, cifar10", "cat.png, folder", "readme.txt, folder"
    })
    void aDirectoryIsToldByItsFiles(String file, String kind) throws Exception {
        Files.createFile(folder.resolve(file));
        assertThat(RunSource.OwnData.of(folder)).isEqualTo(new RunSource.OwnData(kind, folder));
        RunSource.OwnData ofFile = RunSource.OwnData.of(folder.resolve(file));
        assertThat(ofFile).isEqualTo(new RunSource.OwnData(kind, folder));
    }

    @ParameterizedTest
    @CsvSource({"cats.ZIP, zip, cats", "points.csv, csv, points", "a b.npy, npy, a-b"})
    void someFilesAreDataByThemselves(String file, String kind, String name) throws Exception {
        Path place = Files.createFile(folder.resolve(file));
        RunSource.OwnData data = RunSource.OwnData.of(place);
        assertThat(data).isEqualTo(new RunSource.OwnData(kind, place));
        assertThat(data.name()).isEqualTo(name);
        assertThat(data.options()).containsExactly("--data", kind + ":" + place);
    }

    @Test
    void aCopyBeginsWithTheConfigurationOfItsRun() throws Exception {
        Path run = Files.createDirectory(folder.resolve("mine-20260102-101112"));
        Files.writeString(
                run.resolve("config.yaml"),
                ConfigBuilder.preset("grid").set("batch", "48").build().yaml());
        RunSource copy = new RunSource.Copy(run);
        assertThat(copy.name()).isEqualTo("mine");
        assertThat(copy.layers().build().batch()).isEqualTo(48);
        assertThat(copy.title()).isEqualTo("mine (as mine-20260102-101112)");
        assertThat(copy.options()).containsExactly(run.resolve("config.yaml").toString());
    }
}
