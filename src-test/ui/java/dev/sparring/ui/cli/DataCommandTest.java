package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

    private final Path folder;

    DataCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Answer data(Object... args) {
        return Answer.to(Stream.concat(Stream.of("data"), Stream.of(args)).toArray());
    }

    private Path pictures() {
        return folder.resolve("pictures");
    }

    @BeforeEach
    void writePictures() throws Exception {
        for (int i = 0; i < 4; i++) {
            BufferedImage image = new BufferedImage(24 + 8 * i, 16, BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < 16; y++) {
                    image.setRGB(x, y, x * (i + 3) * 0x10203 + y * 0x70000);
                }
            }
            Path file = pictures().resolve(i < 3 ? "cat" : "dog").resolve(i + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        }
        Files.writeString(pictures().resolve("cat/broken.jpg"), "no picture");
    }

    @Test
    void aFolderIsToldWithWhatIsLeftOutAndWhatIsCropped() {
        Answer answer = data("folder:" + pictures(), "--set", "data.size=8");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out().lines())
                .containsExactly(
                        "4 images, 8x8 colour, 2 labels, 1 left out",
                        "  in their files 16x24 to 16x48, half of them larger than 16x40; 4 sizes",
                        "  labels         cat 3, dog 1",
                        "  left out       1 file; training refuses them until data.skipUnreadable: true",
                        "    " + pictures().resolve("cat/broken.jpg")
                                + ": it is no PNG, JPEG, WebP, TIFF, GIF or BMP picture",
                        // Kept: 2/3, 1/2, 2/5 and 1/3 of them.
                        "warning: 2 pictures lose more than half of themselves by being cropped; data.fit: pad or stretch"
                                + " keeps all, and data.size may be HEIGHTxWIDTH");
    }

    @Test
    void endlessDataHasLabelsAndNoCountsOfThem() {
        assertThat(data("shapes").out().lines()).contains("  labels         disc, square, triangle, ring, cross");
    }

    @Test
    void picturesOnTheDiskAreToldAlikeOnceAllAreRead() {
        Answer memory = data("folder:" + pictures(), "--set", "data.size=8", "--set", "data.cache=memory");
        Answer disk = data("folder:" + pictures(), "--set", "data.size=8", "--set", "data.cache=disk");
        assertThat(disk.code()).isZero();
        assertThat(disk.err()).startsWith("reading 4 images, 8x8 colour, 2 labels, 1 left out, on the disk ...");
        assertThat(disk.out()).isEqualTo(memory.out().replace("left out\n  in", "left out, on the disk\n  in"));
    }

    @Test
    void whatIsKeptOnTheDiskCanBeRemoved() {
        data("folder:" + pictures(), "--set", "data.cache=disk");
        Answer answer = data("--clean");
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .containsPattern("[1-9] files? of decoded pictures removed from .*cache, up to 0[.]0 GB");
        assertThat(data("--clean").out()).startsWith("0 files of decoded pictures removed");
        assertThat(data("--clean", "ring").err())
                .contains("--clean removes what is kept of all data, it takes no ring");
        assertThat(data().err()).contains("Missing required parameter: 'SPEC'");
    }

    @Test
    void theSameForPrograms() throws Exception {
        JsonNode told = new ObjectMapper()
                .readTree(data("folder:" + pictures(), "--set", "data.fit=pad", "--format", "json")
                        .out());
        assertThat(told.path("count").asInt()).isEqualTo(4);
        assertThat(told.path("channels").asInt()).isEqualTo(3);
        assertThat(told.path("height").asInt()).isEqualTo(32);
        assertThat(told.path("labels").toString()).isEqualTo("{\"cat\":3,\"dog\":1}");
        assertThat(told.path("heldOut").isNull()).isTrue();
        assertThat(told.path("skipped").get(0).path("reason").asText()).startsWith("it is no PNG");
        assertThat(told.path("sizes").path("largest").asText()).isEqualTo("16x48");
        assertThat(told.path("sizes").path("lost").asDouble()).isZero();
    }

    @Test
    void picturesAreWrittenAsTheNetworksGetThem() throws Exception {
        Path single = folder.resolve("single");
        assertThat(data("folder:" + pictures(), "--set", "data.size=8x12", "--count", 2, "--out", single + "/")
                        .code())
                .isZero();
        assertThat(single.toFile().list()).containsExactlyInAnyOrder("0000.png", "0001.png");
        BufferedImage picture = ImageIO.read(single.resolve("0000.png").toFile());
        assertThat(picture.getHeight()).isEqualTo(8);
        assertThat(picture.getWidth()).isEqualTo(12);
        // Shrunk by two: columns 0 and 1, rows 0 and 1 of 3 * 0x10203 x + 0x70000 y: red 3 x + 7 y, so (0 + 3 + 7 + 10)
        // / 4 = 5.
        assertThat(picture.getRGB(0, 0) >> 16 & 0xFF).isEqualTo(5);
        Path sheet = folder.resolve("sheet.png");
        assertThat(data("shapes", "--count", 9, "--out", sheet).code()).isZero();
        assertThat(ImageIO.read(sheet.toFile())).isNotNull();
    }

    @Test
    void dataWithoutEndHasNoCount() {
        assertThat(data("ring", "--format", "json").out()).contains("\"count\" : null");
        assertThat(data("ring").out().lines().findFirst().orElseThrow()).contains("8 Gaussians");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThat(data("folder:" + folder.resolve("none")).err())
                .isEqualTo("sparring: " + folder.resolve("none")
                        + " is no directory; name a directory of pictures that may" + " be read in data.path"
                        + System.lineSeparator());
        assertThat(data("nothing").err()).contains("--data nothing is no source of data; choose one of ring");
        assertThat(data("ring", "--count", 0).err()).contains("--count is 0");
        assertThat(data("folder:" + pictures(), "--set", "data.size=8", "--out", folder.resolve("x.csv"))
                        .err())
                .contains("is a table, and these are images");
    }
}
