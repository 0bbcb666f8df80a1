package dev.sparring.gan.data.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.Pictures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts and labels of the same files in a folder and in an archive. */
class ImagePartsTest {

    private final Path directory;

    ImagePartsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private enum Place {
        FOLDER,
        ARCHIVE,
        ARCHIVE_IN_A_FOLDER
    }

    /** Writes plain pictures, the n-th of the grey n, and opens them. */
    private DataSource opened(Place place, boolean heldOut, String... paths) throws Exception {
        ImageOptions options = ImageOptions.of(SampleShape.image(1, 4));
        if (place == Place.FOLDER) {
            Path folder = directory.resolve("pictures");
            for (int i = 0; i < paths.length; i++) {
                Path file = folder.resolve(paths[i]);
                Files.createDirectories(file.getParent());
                Files.write(file, content(paths[i], i));
            }
            return heldOut ? ImageFolder.loadHeldOut(folder, options).orElseThrow() : ImageFolder.load(folder, options);
        }
        Path archive = directory.resolve("pictures.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = paths.length - 1; i >= 0; i--) {
                zip.putNextEntry(new ZipEntry((place == Place.ARCHIVE ? "" : "all/") + paths[i]));
                zip.write(content(paths[i], i));
            }
        }
        return heldOut ? ImageZip.loadHeldOut(archive, options).orElseThrow() : ImageZip.load(archive, options);
    }

    private static byte[] content(String path, int number) throws IOException {
        return path.endsWith(".json")
                ? "{\"labels\": [[\"b/1.png\", 12], [\"a/2.png\", 3], [\"b/3.png\", 3], [\"a/4.png\", null], [\"a/5.png\", [1, 2]]]}"
                        .getBytes(StandardCharsets.UTF_8)
                : Pictures.encoded(Pictures.plain(0x10101 * number), "png");
    }

    /** Such as {@code 1:cat 2:dog 3:-}, the grey and the label of each. */
    private static String text(DataSource source) {
        float[] sample = new float[source.shape().length()];
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < source.size().orElseThrow(); i++) {
            source.read(i, sample, 0);
            int label = source.label(i).orElse(-1);
            text.append(String.format(
                    Locale.ROOT,
                    "%d:%s ",
                    Math.round((sample[0] + 1) * 127.5f),
                    label < 0 ? "-" : source.labelNames().get(label)));
        }
        return text.toString().strip();
    }

    @ParameterizedTest
    @EnumSource
    void foldersAreLabels(Place place) throws Exception {
        DataSource source = opened(place, false, "cat/x.png", "cat/deep/y.png", "dog/z.png", "cat/.hidden/a.png");
        assertThat(text(source)).isEqualTo("1:cat 0:cat 2:dog");
        assertThat(source.report().warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void partsOfTheDataAreNoLabels(Place place) throws Exception {
        String[] paths = {"Train/cat/1.png", "Train/dog/2.png", "test/cat/3.png", "test/fox/4.png"};
        DataSource training = opened(place, false, paths);
        assertThat(text(training)).isEqualTo("0:cat 1:dog");
        assertThat(training.report().warnings()).singleElement().asString().startsWith("Train and test are parts");
        assertThat(text(opened(place, true, paths))).isEqualTo("2:cat 3:fox");
    }

    @ParameterizedTest
    @CsvSource({"train,trains", "test,val", "training,cat"})
    void otherFoldersBesideThemMakeThemLabels(String one, String other) throws Exception {
        DataSource source = opened(Place.FOLDER, false, one + "/1.png", other + "/2.png");
        assertThat(source.labelNames()).hasSize(2);
    }

    @Test
    void filesThatAreNoPicturesDoNotMatter() throws Exception {
        Path notes = directory.resolve("pictures/notes/all.json");
        Files.createDirectories(notes.getParent());
        Files.writeString(notes, "{}");
        assertThat(text(opened(Place.FOLDER, false, "train/1.png", "val/2.png")))
                .isEqualTo("0:-");
    }

    @ParameterizedTest
    @EnumSource
    void aListOfLabelsReplacesFolders(Place place) throws Exception {
        DataSource source = opened(place, false, "dataset.json", "b/1.png", "a/2.png", "b/3.png", "a/4.png", "a/5.png");
        assertThat(text(source)).isEqualTo("2:3 4:- 5:- 1:12 3:3");
        assertThat(source.labelNames()).containsExactly("3", "12");
        assertThat(source.report().warnings()).singleElement().asString().startsWith("one label in dataset.json");
    }

    @Test
    void aListThatIsNoneIsRefused() throws Exception {
        Path list = directory.resolve("dataset.json");
        Pictures.write(Pictures.plain(0x111111), "png", directory.resolve("a.png"));
        for (String text : List.of("{\"labels\": [[1, 2]]}", "{\"labels\": {}}", "[", "{}", "{\"labels\": [\"a\"]}")) {
            Files.writeString(list, text);
            assertThatThrownBy(() -> ImageFolder.load(directory, ImageOptions.of(SampleShape.image(1, 4))))
                    .as(text)
                    .isInstanceOf(SparringException.Data.class)
                    .hasMessageContaining("dataset.json")
                    .hasMessageContaining("; write {\"labels\"");
        }
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("a.zip"), "no archive");
        ImageOptions options = ImageOptions.of(SampleShape.image(1, 4));
        assertThatThrownBy(() -> ImageZip.load(file, options))
                .hasMessageContaining("it is no whole zip archive; name a");
        assertThatThrownBy(() -> ImageZip.load(directory, options)).hasMessageContaining("is a directory; name a");
        opened(Place.ARCHIVE, false, "a.png", "b.png");
        Path archive = directory.resolve("pictures.zip");
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length - 10));
        assertThatThrownBy(() -> ImageZip.load(archive, options)).hasMessageContaining("it is no whole zip archive");
    }
}
