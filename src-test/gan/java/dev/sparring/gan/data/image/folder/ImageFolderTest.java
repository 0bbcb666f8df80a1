package dev.sparring.gan.data.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageCache;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.Pictures;
import dev.sparring.gan.data.image.decode.ImageFit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {

    private final Path directory;

    ImageFolderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void subFoldersAreTheLabelsSortedByName() throws Exception {
        Pictures.write(Pictures.plain(0x333333), "png", directory.resolve("dog/b.png"));
        Pictures.write(Pictures.plain(0x222222), "png", directory.resolve("dog/a/deep/z.png"));
        Pictures.write(Pictures.plain(0x111111), "png", directory.resolve("cat/z.png"));
        Pictures.write(Pictures.plain(0x444444), "png", directory.resolve("zebra.png"));
        Files.createDirectories(directory.resolve("empty"));
        Files.createDirectories(directory.resolve("notes"));
        Files.writeString(directory.resolve("notes/readme.txt"), "no picture");
        DataSource set = load();
        assertThat(greys(set)).containsExactly(0x11, 0x22, 0x33, 0x44);
        assertThat(set.labelNames()).containsExactly("cat", "dog");
        assertThat(set.label(0)).hasValue(0);
        assertThat(set.label(1)).hasValue(1);
        assertThat(set.label(2)).hasValue(1);
        assertThat(set.label(3)).isEmpty();
    }

    @Test
    void theOrderIsThatOfTheNamesHoweverManyAreDecodedAtOnce() throws Exception {
        int[] expected = new int[100];
        for (int i = 0; i < 100; i++) {
            expected[i] = 2 * i;
        }
        for (int i = 99; i >= 0; i--) {
            Pictures.write(
                    Pictures.plain(0x20202 * i), "png", directory.resolve(String.format(Locale.ROOT, "%03d.png", i)));
        }
        assertThat(greys(load())).containsExactly(expected);
    }

    @Test
    void dotFilesAndFilesThatAreNoPicturesAreIgnored() throws Exception {
        Pictures.write(Pictures.plain(0x111111), "png", directory.resolve("a.png"));
        Pictures.write(Pictures.plain(0x222222), "png", directory.resolve(".hidden/b.png"));
        Pictures.write(Pictures.plain(0x333333), "png", directory.resolve(".c.png"));
        Files.writeString(directory.resolve("a.txt"), "BMW and other text");
        Files.writeString(directory.resolve("empty"), "");
        assertThat(greys(load())).containsExactly(0x11);
    }

    @Test
    void linksIntoTheDirectoryAreNotFollowedAndOthersAreOnce(@TempDir Path elsewhere) throws Exception {
        Pictures.write(Pictures.plain(0x222222), "png", elsewhere.resolve("b.png"));
        Pictures.write(Pictures.plain(0x111111), "png", directory.resolve("a/a.png"));
        link(directory.resolve("a/loop"), directory);
        link(directory.resolve("a/self"), directory.resolve("a"));
        link(directory.resolve("b"), elsewhere);
        link(directory.resolve("c"), elsewhere);
        link(elsewhere.resolve("back"), elsewhere);
        link(directory.resolve("d.png"), elsewhere.resolve("b.png"));
        link(directory.resolve("dangling.png"), elsewhere.resolve("nothing.png"));
        DataSource set = load();
        assertThat(greys(set)).containsExactly(0x11, 0x22, 0x22);
        assertThat(set.labelNames()).containsExactly("a", "b");
        assertThat(set.label(2)).isEmpty();
    }

    @Test
    void unreadablePicturesAreCountedAndTheFirstIsNamed() throws Exception {
        Pictures.write(Pictures.plain(0x111111), "png", directory.resolve("a.png"));
        Files.writeString(directory.resolve("b.png"), "no picture");
        Files.write(directory.resolve("c.jpg"), new byte[0]);
        assertThat(error())
                .isEqualTo("2 of 3 pictures in " + directory + " cannot be read, the first is "
                        + directory.resolve("b.png") + " (it is no PNG, JPEG, WebP, TIFF, GIF or BMP picture);"
                        + " remove them or set data.skipUnreadable: true");
    }

    @Test
    void unreadablePicturesCanBeLeftOut() throws Exception {
        Pictures.write(Pictures.plain(0x111111), "png", directory.resolve("fine/b.png"));
        Files.writeString(directory.resolve("fine/a.png"), "no picture");
        Files.createDirectories(directory.resolve("broken"));
        Files.writeString(directory.resolve("broken/a.png"), "no picture");
        DataSource set = ImageFolder.load(
                directory, ImageOptions.of(SampleShape.image(1, 4)).skippingUnreadable());
        assertThat(set.size()).hasValue(1);
        assertThat(set.report().leftOut())
                .extracting(ReadingReport.LeftOut::file)
                .containsExactly(
                        directory.resolve("broken/a.png").toString(),
                        directory.resolve("fine/a.png").toString());
        assertThat(set.labelNames()).containsExactly("fine");
        assertThat(set.description()).isEqualTo("1 image, 4x4 grey, 1 label, 2 left out");
    }

    @Test
    void nothingButUnreadablePicturesIsNoData() throws Exception {
        Files.writeString(directory.resolve("a.png"), "no picture");
        SparringException.Data error = catchThrowableOfType(
                SparringException.Data.class,
                () -> ImageFolder.load(
                        directory, ImageOptions.of(SampleShape.image(1, 4)).skippingUnreadable()));
        assertThat(error)
                .hasMessage(
                        "no pictures in " + directory + " that can be read, the first is "
                                + directory.resolve("a.png") + " (it is no PNG, JPEG, WebP, TIFF, GIF or BMP picture);"
                                + " name a directory or a .zip file of PNG, JPEG, WebP, TIFF, GIF or BMP pictures in data.path");
    }

    @Test
    void mirroredImagesFollowAllOthers() throws Exception {
        for (String name : List.of("cat/a.png", "dog/b.png")) {
            BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 16; i++) {
                image.getRaster().setSample(i % 4, Math.floorDiv(i, 4), 0, 10 * i + (name.startsWith("cat") ? 0 : 5));
            }
            Pictures.write(image, "png", directory.resolve(name));
        }
        DataSource set = ImageFolder.load(
                directory, new ImageOptions(SampleShape.image(1, 4), ImageFit.CROP, true, false, ImageCache.AUTO));
        assertThat(set.size()).hasValue(4);
        assertThat(set.label(3)).hasValue(1);
        assertThat(set.description()).isEqualTo("2 images, 4x4 grey, 2 labels, mirrored too");
        float[] plain = new float[16];
        float[] mirrored = new float[16];
        set.read(1, plain, 0);
        set.read(3, mirrored, 0);
        for (int i = 0; i < 16; i++) {
            assertThat(mirrored[i]).isEqualTo(plain[i / 4 * 4 + 3 - i % 4]);
        }
    }

    @Test
    void anEmptyDirectoryIsNoData() {
        assertThat(error()).startsWith("no pictures in " + directory + "; name a directory");
    }

    @Test
    void aDirectoryThatIsMissingOrAFileSaysSo() throws Exception {
        Path missing = directory.resolve("missing");
        assertThat(catchThrowableOfType(SparringException.Data.class, () -> load(missing)))
                .hasMessageStartingWith(missing + " is no directory; ");
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(catchThrowableOfType(SparringException.Data.class, () -> load(file)))
                .hasMessageStartingWith(file + " is no directory; ");
    }

    @Test
    void anInterruptStopsTheReadingAndStaysSet() throws Exception {
        Pictures.write(Pictures.plain(0x111111), "png", directory.resolve("a.png"));
        Thread.currentThread().interrupt();
        String message = error();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(message).isEqualTo("reading " + directory + " was interrupted; start again");
    }

    @Test
    void sizeAndChannelsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageOptions.of(new SampleShape(1, 8, 5000)))
                .withMessage("sides must be in [1, 4096], got 8x5000x1 images");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageOptions.of(SampleShape.image(2, 32)))
                .withMessage("channels must be 1, 3 or 4, got 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void mutatedPicturesGiveASetOrAnErrorThatNamesTheFile(String format) throws Exception {
        SplittableRandom random = new SplittableRandom(21);
        BufferedImage image = new BufferedImage(12, 9, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 12 * 9; i++) {
            image.setRGB(i % 12, i % 9, random.nextInt());
        }
        byte[] valid = Pictures.encoded(image, format);
        Path file = directory.resolve("picture." + format);
        for (int i = 0; i < 200; i++) {
            byte[] mutated = valid.clone();
            int at = random.nextInt(i % 2 == 0 ? 60 : mutated.length);
            mutated[at] = (byte) random.nextInt(256);
            Files.write(file, mutated);
            try {
                for (int grey : greys(load())) {
                    assertThat(grey).isBetween(0, 255);
                }
            } catch (SparringException.Data e) {
                assertThat(e.getMessage()).contains(file.toString()).doesNotContain("Exception");
            }
        }
    }

    private DataSource load() throws SparringException.Data {
        return load(directory);
    }

    private static DataSource load(Path path) throws SparringException.Data {
        return ImageFolder.load(path, ImageOptions.of(SampleShape.image(1, 4)));
    }

    private String error() {
        SparringException.Data error = catchThrowableOfType(SparringException.Data.class, this::load);
        return String.valueOf(error.getMessage());
    }

    /** The first pixel of every image, in [0, 255]. */
    private static int[] greys(DataSource set) {
        float[] sample = new float[set.shape().length()];
        int[] greys = new int[(int) set.size().orElseThrow()];
        for (int i = 0; i < greys.length; i++) {
            set.read(i, sample, 0);
            greys[i] = Math.round((sample[0] + 1) * 127.5f);
        }
        return greys;
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Assumptions.abort("this file system has no symbolic links");
        }
    }
}
