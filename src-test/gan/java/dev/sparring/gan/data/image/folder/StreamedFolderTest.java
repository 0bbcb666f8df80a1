package dev.sparring.gan.data.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataFingerprint;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.OriginalSizes;
import dev.sparring.gan.data.ReadingReport;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.UncheckedDataException;
import dev.sparring.gan.data.image.ImageCache;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.Pictures;
import dev.sparring.gan.data.image.decode.ImageFit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures that are read from the disk when they are needed, held against the same ones in memory. */
class StreamedFolderTest {

    private static final SampleShape SHAPE = SampleShape.image(3, 8);
    private static final ImageOptions MEMORY = ImageOptions.of(SHAPE).keptIn(ImageCache.MEMORY);
    private static final ImageOptions DISK = ImageOptions.of(SHAPE).keptIn(ImageCache.DISK);

    private final Path folder;

    StreamedFolderTest(@TempDir Path directory) {
        this.folder = directory.resolve("pictures");
    }

    /** Forty pictures of noise in four folders, one of 16 bits, and a text. */
    @BeforeEach
    void writePictures() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            BufferedImage image = i == 17
                    ? new BufferedImage(20, 10, BufferedImage.TYPE_USHORT_GRAY)
                    : new BufferedImage(8 + i, 20, BufferedImage.TYPE_INT_RGB);
            int[] row = new int[image.getWidth() * image.getRaster().getNumBands()];
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = random.nextInt(i == 17 ? 65_536 : 256);
                }
                image.getRaster().setPixels(0, y, image.getWidth(), 1, row);
            }
            Pictures.write(image, "png", folder.resolve("abcd".charAt(i % 4) + "/" + i + ".png"));
        }
        Files.writeString(folder.resolve("read me"), "These are mine.");
    }

    private static float[] all(DataSource source) {
        int size = Math.toIntExact(source.size().orElseThrow());
        int length = source.shape().length();
        float[] numbers = new float[size * length];
        for (int i = 0; i < size; i++) {
            source.read(i, numbers, i * length);
        }
        return numbers;
    }

    private static void assertSame(DataSource streamed, DataSource inMemory) {
        assertThat(streamed.isStreamed()).isTrue();
        assertThat(inMemory.isStreamed()).isFalse();
        assertThat(streamed.size()).isEqualTo(inMemory.size());
        assertThat(streamed.labelNames()).isEqualTo(inMemory.labelNames());
        assertThat(all(streamed)).containsExactly(all(inMemory));
        for (long i = 0; i < inMemory.size().orElseThrow(); i++) {
            assertThat(streamed.label(i)).isEqualTo(inMemory.label(i));
        }
        assertThat(streamed.report()).isEqualTo(inMemory.report());
        assertThat(streamed.description()).isEqualTo(inMemory.description().replace("labels", "labels, on the disk"));
    }

    @Test
    void aFolderIsTheSameAsInMemoryTheFirstTimeAndLater() throws Exception {
        assertSame(ImageFolder.load(folder, DISK), ImageFolder.load(folder, MEMORY));
        assertSame(ImageFolder.load(folder, DISK), ImageFolder.load(folder, MEMORY));
    }

    @Test
    void soIsAnArchive() throws Exception {
        Path archive = zipped();
        assertSame(ImageZip.load(archive, DISK), ImageZip.load(archive, MEMORY));
    }

    @ParameterizedTest
    @CsvSource({"PAD,false", "STRETCH,false", "CROP,true"})
    void andWhateverIsMadeOfThePictures(ImageFit fit, boolean flip) throws Exception {
        DataSource streamed = ImageFolder.load(folder, new ImageOptions(SHAPE, fit, flip, false, ImageCache.DISK));
        DataSource inMemory = ImageFolder.load(folder, new ImageOptions(SHAPE, fit, flip, false, ImageCache.MEMORY));
        assertThat(all(streamed)).containsExactly(all(inMemory));
    }

    @Test
    void aLoaderServesTheSameFromWhereverItGoesOn() throws Exception {
        DataLoader streamed = new DataLoader(ImageFolder.load(folder, DISK), 7, 3);
        DataLoader inMemory = new DataLoader(ImageFolder.load(folder, MEMORY), 7, 3);
        float[] one = new float[7 * SHAPE.length()];
        float[] other = new float[7 * SHAPE.length()];
        for (int batch = 0; batch < 30; batch++) {
            if (batch == 12) {
                streamed.seek(28);
                inMemory.seek(28);
            }
            streamed.next(one);
            inMemory.next(other);
            assertThat(one).containsExactly(other);
        }
    }

    @Test
    void aPictureIsDecodedOnceForAllRuns() throws Exception {
        DataSource before = ImageFolder.load(folder, DISK);
        float[] pixels = all(before);
        // One that is deeper than those that were looked at is decoded each time.
        Path deep = folder.resolve("b/17.png");
        for (Path file : files().stream().filter(each -> !each.equals(deep)).toList()) {
            FileTime time = Files.getLastModifiedTime(file);
            Files.write(file, new byte[(int) Files.size(file)]);
            Files.setLastModifiedTime(file, time);
        }
        assertThat(all(ImageFolder.load(folder, DISK))).containsExactly(pixels);
    }

    @Test
    void aPictureThatWasChangedIsDecodedAgain() throws Exception {
        DataSource before = ImageFolder.load(folder, DISK);
        float[] pixels = all(before);
        Path file = folder.resolve("a/0.png");
        Pictures.write(Pictures.plain(0xFF0000), "png", file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        assertThat(all(ImageFolder.load(folder, DISK)))
                .isNotEqualTo(pixels)
                .containsExactly(all(ImageFolder.load(folder, MEMORY)));
    }

    @Test
    void anUnreadablePictureEndsReadingAndIsKnownFromThenOn() throws Exception {
        Path broken = folder.resolve("b/13.png");
        Files.write(broken, new byte[] {1, 2, 3});
        DataSource source = ImageFolder.load(folder, DISK);
        String reason = "it is no PNG, JPEG, WebP, TIFF, GIF or BMP picture";
        assertThatThrownBy(() -> all(source))
                .isInstanceOf(UncheckedDataException.class)
                .hasMessage(broken + " cannot be read: " + reason
                        + "; put a sound picture in its place, or set data.skipUnreadable=true");
        assertThatThrownBy(() -> ImageFolder.load(folder, DISK))
                .isInstanceOf(SparringException.Data.class)
                .hasMessage("1 of 40 pictures in " + folder + " cannot be read, the first is " + broken + " (" + reason
                        + "); remove them or set data.skipUnreadable: true");
    }

    @Test
    void inPlaceOfOneThatIsToBeLeftOutStandsTheNextOfItsLabel() throws Exception {
        Files.write(folder.resolve("b/1.png"), new byte[] {1, 2, 3});
        DataSource source = ImageFolder.load(folder, DISK.skippingUnreadable());
        DataSource sound = ImageFolder.load(folder, MEMORY.skippingUnreadable());
        assertThat(source.size()).hasValue(40);
        assertThat(sound.size()).hasValue(39);
        float[] standIn = new float[SHAPE.length()];
        float[] next = new float[SHAPE.length()];
        source.read(10, standIn, 0);
        sound.read(10, next, 0);
        assertThat(standIn).containsExactly(next);
        assertThat(source.label(10)).hasValue(1);
        assertThat(source.report().leftOut())
                .extracting(ReadingReport.LeftOut::file)
                .containsExactly(folder.resolve("b/1.png").toString());
        DataSource checked = source.checked();
        assertThat(checked.size()).hasValue(39);
        assertThat(all(checked)).containsExactly(all(sound));
        assertThat(checked.description()).isEqualTo("39 images, 8x8 colour, 4 labels, 1 left out, on the disk");
    }

    @Test
    void ofALabelWithoutAReadablePictureNothingCanBeRead() throws Exception {
        Files.createDirectories(folder.resolve("e"));
        Files.writeString(folder.resolve("e/only.png"), "no picture");
        DataSource source = ImageFolder.load(folder, DISK.skippingUnreadable());
        assertThatThrownBy(() -> source.read(40, new float[SHAPE.length()], 0))
                .isInstanceOf(UncheckedDataException.class)
                .hasMessage("of all pictures with the label of " + folder.resolve("e/only.png")
                        + " none can be read; remove its folder");
    }

    @Test
    void inPlaceOfOneWithoutALabelStandsTheNextOfAny() throws Exception {
        Files.writeString(folder.resolve("only.png"), "no picture");
        DataSource source = ImageFolder.load(folder, DISK.skippingUnreadable());
        float[] standIn = new float[SHAPE.length()];
        float[] first = new float[SHAPE.length()];
        source.read(40, standIn, 0);
        source.read(0, first, 0);
        assertThat(standIn).containsExactly(first);
        assertThat(source.label(40)).isEmpty();
    }

    /** As where a disk was not there for a while. */
    @Test
    void aPictureThatCouldNotBeReadAtAnotherTimeIsLookedAtAgain() throws Exception {
        Path file = folder.resolve("b/13.png");
        byte[] sound = Files.readAllBytes(file);
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, new byte[sound.length]);
        Files.setLastModifiedTime(file, time);
        DataSource source = ImageFolder.load(folder, DISK);
        assertThatThrownBy(() -> all(source)).isInstanceOf(UncheckedDataException.class);
        Files.write(file, sound);
        Files.setLastModifiedTime(file, time);
        assertThat(all(ImageFolder.load(folder, DISK))).containsExactly(all(ImageFolder.load(folder, MEMORY)));
    }

    @Test
    void whatAnotherSourceFoundUnreadableMeanwhileIsLeftOutByChecking() throws Exception {
        Files.write(folder.resolve("b/13.png"), new byte[] {1, 2, 3});
        DataSource source = ImageFolder.load(folder, DISK.skippingUnreadable());
        DataSource other = ImageFolder.load(folder, DISK.skippingUnreadable());
        assertThat(other.checked().size()).hasValue(39);
        assertThat(source.checked().size()).hasValue(39);
    }

    @Test
    void checkingReadsAllAndKnowsTheirSizes() throws Exception {
        DataSource checked = ImageFolder.load(folder, DISK).checked();
        assertThat(checked.isStreamed()).isFalse();
        OriginalSizes sizes = checked.report().originals().orElseThrow();
        assertThat(sizes)
                .isEqualTo(ImageFolder.load(folder, MEMORY).report().originals().orElseThrow());
        assertThat(sizes.different()).isEqualTo(40);
    }

    @Test
    void nothingButTextsIsNoData() throws Exception {
        Path empty = folder.resolveSibling("texts");
        Files.createDirectories(empty);
        Files.writeString(empty.resolve("a.txt"), "no picture");
        assertThatThrownBy(() -> ImageFolder.load(empty, DISK))
                .isInstanceOf(SparringException.Data.class)
                .hasMessageStartingWith("no pictures in " + empty + "; name a directory");
    }

    @Test
    void theFingerprintFollowsNamesLengthsAndLabels() throws Exception {
        String before = DataFingerprint.of(ImageFolder.load(folder, DISK));
        assertThat(DataFingerprint.of(ImageFolder.load(folder, DISK))).isEqualTo(before);
        assertThat(DataFingerprint.areComparable(before, DataFingerprint.of(ImageFolder.load(folder, MEMORY))))
                .isFalse();
        Files.move(folder.resolve("a/0.png"), folder.resolve("a/00.png"));
        String renamed = DataFingerprint.of(ImageFolder.load(folder, DISK));
        assertThat(renamed).isNotEqualTo(before);
        assertThat(DataFingerprint.areComparable(before, renamed)).isTrue();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path zipped() throws IOException {
        Path archive = folder.resolveSibling("pictures.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
        return archive;
    }
}
