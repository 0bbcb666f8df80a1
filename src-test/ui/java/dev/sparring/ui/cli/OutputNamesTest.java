package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is called is what it holds. */
class OutputNamesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path runs;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @BeforeAll
    static void trainOneRunOfImagesAndOneOfPoints() {
        for (String preset : List.of("shapes", "ring")) {
            Answer answer = Answer.to(
                    "train",
                    "--preset",
                    preset,
                    "--out",
                    runs.resolve(preset),
                    "--steps",
                    2,
                    "--quiet",
                    "--set",
                    "generator.width=8",
                    "--set",
                    "discriminator.width=8",
                    "--set",
                    "batch=8");
            assertThat(answer.code()).as(answer.err()).isZero();
        }
    }

    private Answer sample(String preset, Object out, Object... more) {
        return Answer.to(
                Stream.concat(Stream.of("sample", runs.resolve(preset), "--count", 5, "--out", out), Stream.of(more))
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "shapes, s.png, png",
        "shapes, s.PNG, png",
        "shapes, s.jpg, JPEG",
        "shapes, s.jpeg, JPEG",
        "ring, s.png, png",
        "ring, s.JPG, JPEG"
    })
    void aPictureIsOfTheFormatThatItsNameSays(String preset, String name, String format) throws IOException {
        Path file = folder.resolve(name);
        assertThat(sample(preset, file).code()).isZero();
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            assertThat(ImageIO.getImageReaders(stream).next().getFormatName()).isEqualTo(format);
        }
    }

    @Test
    void theJpegIsThePngButForItsLosses() throws IOException {
        sample("shapes", folder.resolve("s.png"), "--seed", 3);
        sample("shapes", folder.resolve("s.jpg"), "--seed", 3);
        BufferedImage exact = ImageIO.read(folder.resolve("s.png").toFile());
        BufferedImage lossy = ImageIO.read(folder.resolve("s.jpg").toFile());
        assertThat(lossy.getWidth()).isEqualTo(exact.getWidth());
        double difference = 0;
        for (int y = 0; y < exact.getHeight(); y++) {
            for (int x = 0; x < exact.getWidth(); x++) {
                difference += Math.abs(
                        exact.getRaster().getSample(x, y, 0) - lossy.getRaster().getSample(x, y, 0));
            }
        }
        assertThat(difference / exact.getWidth() / exact.getHeight()).isCloseTo(0, within(3.0));
    }

    @Test
    void aFolderHoldsOneFileAnImagePixelByPixelAsInTheSheet() throws IOException {
        Path single = folder.resolve("new/singles");
        assertThat(sample("shapes", single + "/", "--seed", 3).code()).isZero();
        try (Stream<Path> files = Files.list(single)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("0000.png", "0001.png", "0002.png", "0003.png", "0004.png");
        }
        sample("shapes", folder.resolve("sheet.png"), "--seed", 3);
        BufferedImage sheet = ImageIO.read(folder.resolve("sheet.png").toFile());
        BufferedImage fifth = ImageIO.read(single.resolve("0004.png").toFile());
        assertThat(fifth.getWidth()).isEqualTo(28);
        assertThat(fifth.getHeight()).isEqualTo(28);
        // Three to a row, each twice as large, with two pixels between them: the fifth is the middle one of the second
        // row.
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                assertThat(fifth.getRaster().getSample(x, y, 0))
                        .isEqualTo(sheet.getRaster().getSample(58 + 2 * x, 58 + 2 * y, 0));
            }
        }
    }

    /** 1,500 images: 1,024 in 32 rows and 476 in 15, all of 56 pixels with 2 between them. */
    @Test
    void manyImagesAreOnSeveralSheets() throws IOException {
        Answer answer = Answer.to(
                "sample", runs.resolve("shapes"), "--count", 1500, "--seed", 3, "--out", folder.resolve("many.png"));
        assertThat(answer.out())
                .contains("1500 samples of step 2 in " + folder.resolve("many-1.png") + " to many-2.png");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("many-1.png", "many-2.png");
        BufferedImage first = ImageIO.read(folder.resolve("many-1.png").toFile());
        BufferedImage second = ImageIO.read(folder.resolve("many-2.png").toFile());
        assertThat(first.getWidth()).isEqualTo(32 * 58 - 2);
        assertThat(first.getHeight()).isEqualTo(32 * 58 - 2);
        assertThat(second.getHeight()).isEqualTo(15 * 58 - 2);
    }

    @Test
    void sheetsOfBeforeAreNotReplacedAndASingleFileIs() throws IOException {
        Object[] many = {"sample", runs.resolve("shapes"), "--count", 1500, "--out", folder.resolve("many.png")};
        assertThat(Answer.to(many).code()).isZero();
        byte[] before = Files.readAllBytes(folder.resolve("many-2.png"));
        Files.delete(folder.resolve("many-1.png"));
        Answer again = Answer.to(many);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err())
                .contains(folder.resolve("many-2.png")
                        + " is there already, and 1500 images take 2 files named so; give another name");
        assertThat(folder.toFile().list()).containsExactly("many-2.png");
        assertThat(folder.resolve("many-2.png")).hasBinaryContent(before);
        Files.writeString(folder.resolve("one.png"), "of before");
        assertThat(sample("shapes", folder.resolve("one.png")).code()).isZero();
        assertThat(ImageIO.read(folder.resolve("one.png").toFile())).isNotNull();
    }

    @Test
    void sheetsOfDataReplaceNoneEither() throws IOException {
        Path own = Files.writeString(folder.resolve("data-2.png"), "mine");
        Answer answer = Answer.to("data", "shapes", "--count", 1025, "--out", folder.resolve("data.png"));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains(own + " is there already");
        assertThat(folder.toFile().list()).containsExactly("data-2.png");
        assertThat(Answer.to("data", "shapes", "--count", 1024, "--out", folder.resolve("data.png"))
                        .code())
                .isZero();
    }

    /** The header is NumPy's: 6 letters, version 1.0, 118 bytes of text that end at 128. */
    @Test
    void aNumPyFileHoldsAllNumbers() throws IOException {
        assertThat(sample("shapes", folder.resolve("s.npy"), "--seed", 3).code())
                .isZero();
        assertThat(sample("shapes", folder + "/single/", "--seed", 3).code()).isZero();
        byte[] bytes = Files.readAllBytes(folder.resolve("s.npy"));
        assertThat(bytes).hasSize(128 + 4 * 5 * 28 * 28);
        assertThat(new String(bytes, 10, 118, StandardCharsets.ISO_8859_1).strip())
                .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (5, 1, 28, 28), }");
        assertThat(bytes[8] & 0xFF).isEqualTo(118);
        BufferedImage third = ImageIO.read(folder.resolve("single/0002.png").toFile());
        ByteBuffer numbers = ByteBuffer.wrap(bytes, 128, bytes.length - 128).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 5 * 784; i++) {
            float value = numbers.getFloat();
            int pixel = i - 2 * 784;
            if (pixel >= 0 && pixel < 784) {
                assertThat(third.getRaster().getSample(pixel % 28, pixel / 28, 0))
                        .isEqualTo(Math.round((value + 1) * 127.5f));
            }
        }
        // And it is read again as what it is.
        Answer told = Answer.to("data", "npy:" + folder.resolve("s.npy"));
        assertThat(told.out()).startsWith("5 images, 28x28 grey");
    }

    @Test
    void aFolderThatIsThereNeedsNoSlash() {
        assertThat(sample("shapes", folder).code()).isZero();
        assertThat(folder.resolve("0004.png")).exists();
    }

    @Test
    void pointsInAFolderAreATable() throws IOException {
        assertThat(sample("ring", folder + "/points/").code()).isZero();
        assertThat(Files.readAllLines(folder.resolve("points/samples.csv"))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shapes", "ring"})
    void samplesInAFolderAreNotMixedWithOthers(String preset) {
        assertThat(sample(preset, folder + "/x/").code()).isZero();
        Answer again = sample(preset, folder + "/x/");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("holds samples already; ");
    }

    @ParameterizedTest
    @CsvSource({
        "shapes, s.xyz",
        "shapes, s.webp",
        "shapes, s",
        "shapes, .png",
        "shapes, s.csv",
        "ring, s.json",
        "ring, no/such/folder/s.png"
    })
    void whatCannotBeWrittenSoIsRefusedAndNothingIsWritten(String preset, String name) throws IOException {
        Answer answer = sample(preset, folder.resolve(name));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("sparring: ").contains(name, "; ");
        assertThat(answer.err().lines()).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Answer answer = sample("shapes", file + "/");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("is a file; ");
    }

    @Test
    void aScheduleIsWrittenAsItsNameSays() throws IOException {
        schedule("rates.png");
        assertThat(ImageIO.read(folder.resolve("rates.png").toFile()).getWidth())
                .isEqualTo(960);
        schedule("rates.csv");
        assertThat(Files.readAllLines(folder.resolve("rates.csv")))
                .hasSize(4)
                .contains("update,generator,discriminator");
        schedule("rates.json");
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("rates.json").toFile())
                        .path("generator"))
                .hasSize(3);
        schedule("rates.txt");
        assertThat(Files.readString(folder.resolve("rates.txt"))).contains("learning rate by the network's own update");
    }

    private void schedule(String name, Object... more) {
        Answer answer = Answer.to(
                Stream.concat(Stream.of("schedule", "--updates", 3, "--out", folder.resolve(name)), Stream.of(more))
                        .toArray());
        assertThat(answer).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void aFormatThatIsGivenServesNamesThatSayNothing() throws IOException {
        schedule("rates.dat", "--format", "csv");
        assertThat(Files.readAllLines(folder.resolve("rates.dat"))).hasSize(4);
        schedule("rates");
        assertThat(Files.readString(folder.resolve("rates"))).startsWith("{\"generator\"");
    }

    @ParameterizedTest
    @CsvSource({"rates.png, json", "rates.csv, png", "rates.svg,", "no/folder/rates.csv,"})
    void aScheduleUnderAnotherFormatsNameIsRefused(String name, String format) {
        Object[] args = Stream.concat(
                        Stream.of("schedule", "--updates", "3", "--out", folder.resolve(name)),
                        format == null ? Stream.of() : Stream.of("--format", format))
                .toArray();
        Answer answer = Answer.to(args);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(folder.resolve(name)).doesNotExist();
    }

    @Test
    void anEvaluationIsJsonAndNothingElse() {
        Answer answer = Answer.to("evaluate", runs.resolve("ring"), "--count", 300, "--out", folder.resolve("r.csv"));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("is written as JSON, end its name in .json; ");
        assertThat(folder).isEmptyDirectory();
    }
}
