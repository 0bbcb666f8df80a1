package dev.sparring.gan.data.image.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.decode.ImageFit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFilesTest {

    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";

    /** Two images of 2x2: 0 51 102 153 and 204 255 0 51. */
    private static final byte[] TWO_IMAGES = idx(bytes(0, 51, 102, 153, 204, 255, 0, 51), IMAGES, 2, 2, 2);

    private static final byte[] TWO_LABELS = idx(bytes(7, 2), LABELS, 2);

    private final Path directory;

    IdxFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train-images-idx3-ubyte",
                "train-images.idx3-ubyte",
                "t10k-images-idx3-ubyte",
                "t10k-images.idx3-ubyte"
            })
    void imagesAndLabelsAreReadPlainAndCompressed(String images) throws Exception {
        String labels = images.replace("images", "labels").replace("idx3", "idx1");
        write(images, TWO_IMAGES);
        write(labels + ".gz", gzip(TWO_LABELS));
        assertTwoImages(IdxFiles.load(directory, SampleShape.image(1, 2)));

        Files.delete(directory.resolve(images));
        Files.delete(directory.resolve(labels + ".gz"));
        write(images + ".gz", gzip(TWO_IMAGES));
        write(labels, TWO_LABELS);
        assertTwoImages(IdxFiles.load(directory, SampleShape.image(1, 2)));
    }

    @Test
    void compressionIsSeenFromTheContentAndNotTheName() throws Exception {
        write(TRAIN_IMAGES, gzip(TWO_IMAGES));
        write(TRAIN_LABELS + ".gz", TWO_LABELS);
        assertTwoImages(IdxFiles.load(directory, SampleShape.image(1, 2)));
    }

    @Test
    void theTrainingPartIsPreferred() throws Exception {
        write(TRAIN_IMAGES, TWO_IMAGES);
        write("t10k-images-idx3-ubyte", idx(bytes(1, 2, 3, 4), IMAGES, 1, 2, 2));
        assertThat(IdxFiles.load(directory, SampleShape.image(1, 2)).size()).hasValue(2);
    }

    @Test
    void labelsMayBeMissing() throws Exception {
        write(TRAIN_IMAGES, TWO_IMAGES);
        ImageSet set = IdxFiles.load(directory, SampleShape.image(1, 2));
        assertThat(set.label(0)).isEmpty();
        assertThat(set.labelNames()).isEmpty();
    }

    @Test
    void threeChannelsRepeatTheGrey() throws Exception {
        write(TRAIN_IMAGES, idx(bytes(0, 255, 255, 0), IMAGES, 1, 2, 2));
        ImageSet set = IdxFiles.load(directory, SampleShape.image(3, 2));
        assertThat(set.shape()).isEqualTo(new SampleShape(3, 2, 2));
        assertThat(sample(set, 0)).containsExactly(-1, 1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1);
    }

    @Test
    void anotherSizeIsResampledFromTheCentralSquare() throws Exception {
        // Rows 9 0 255 9 and 9 255 0 9: the middle is 0 255 / 255 0, whose mean is 127.5.
        write(TRAIN_IMAGES, idx(bytes(9, 0, 255, 9, 9, 255, 0, 9), IMAGES, 1, 2, 4));
        assertThat(sample(IdxFiles.load(directory, SampleShape.image(1, 2)), 0)).containsExactly(-1, 1, 1, -1);
        assertThat(sample(IdxFiles.load(directory, SampleShape.image(1, 1)), 0)[0])
                .isBetween(-0.004f, 0.004f);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 10, 16, 23})
    void aFileThatEndsEarlyIsRefused(int length) throws Exception {
        write(TRAIN_IMAGES, Arrays.copyOf(TWO_IMAGES, length));
        assertThat(message()).contains(TRAIN_IMAGES).containsAnyOf("ends early", "has " + length + " bytes");
    }

    @Test
    void aCompressedFileThatEndsEarlyIsRefusedWhereverItEnds() throws Exception {
        byte[] whole = gzip(TWO_IMAGES);
        for (int length = 0; length < whole.length; length++) {
            write(TRAIN_IMAGES + ".gz", Arrays.copyOf(whole, length));
            assertThat(message()).as("of %s bytes", length).contains(TRAIN_IMAGES + ".gz");
        }
    }

    @Test
    void compressedDataThatFailTheirChecksumAreRefused() throws Exception {
        byte[] damaged = gzip(TWO_IMAGES);
        damaged[damaged.length - 6] ^= 1;
        write(TRAIN_IMAGES + ".gz", damaged);
        assertThat(message()).contains("its compressed data are damaged; download the file again");
    }

    @Test
    void compressedDataThatHoldLessThanAnnouncedAreRefused() throws Exception {
        write(TRAIN_IMAGES + ".gz", gzip(idx(bytes(1, 2, 3, 4, 5), IMAGES, 2, 2, 2)));
        assertThat(message()).contains("ends before what its header announces");
    }

    @Test
    void aFileWithAnotherMagicNumberIsRefused() throws Exception {
        write(TRAIN_IMAGES, TWO_LABELS);
        assertThat(message()).contains("starts with 00000801 instead of 00000803");
        write(TRAIN_IMAGES, bytes('<', 'h', 't', 'm', 'l', '>'));
        assertThat(message()).contains("starts with 3c68746d instead of 00000803");
    }

    @Test
    void aCompressedNameWithoutCompressedContentIsRefused() throws Exception {
        write(TRAIN_IMAGES + ".gz", bytes(0x1F, 0x8B, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99));
        assertThat(message()).contains("its compressed data are damaged");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 2",
        "-1, 2, 2",
        "2, 0, 2",
        "2, 2, 0",
        "1, 4097, 1",
        "1, 1, 4097",
        "1, -2, -2",
        "2147483647, 2, 2",
        "128, 4096, 4096",
        "2147483647, 2147483647, 2147483647",
    })
    void dimensionsOutOfRangeAreRefused(int count, int rows, int columns) throws Exception {
        write(TRAIN_IMAGES, idx(new byte[100], IMAGES, count, rows, columns));
        assertThat(message())
                .contains("announces " + (count & 0xFFFFFFFFL) + " images of " + (rows & 0xFFFFFFFFL) + "x");
    }

    @Test
    void aHeaderThatAnnouncesMoreThanTheFileHoldsIsRefused() throws Exception {
        byte[] lying = idx(new byte[100], IMAGES, Integer.MAX_VALUE, 1, 1);
        write(TRAIN_IMAGES, lying);
        assertThat(message()).contains("has 116 bytes but its header announces 2,147,483,663");
        Files.delete(directory.resolve(TRAIN_IMAGES));
        write(TRAIN_IMAGES + ".gz", gzip(lying));
        assertThat(message()).contains("too few even compressed for the 2,147,483,663");
    }

    @Test
    void aHeaderThatAnnouncesLessThanTheFileHoldsIsRefused() throws Exception {
        byte[] longer = Arrays.copyOf(TWO_IMAGES, TWO_IMAGES.length + 1);
        write(TRAIN_IMAGES, longer);
        assertThat(message()).contains("has 25 bytes but its header announces 24");
        Files.delete(directory.resolve(TRAIN_IMAGES));
        write(TRAIN_IMAGES + ".gz", gzip(longer));
        assertThat(message()).contains("goes on after what its header announces");
    }

    @Test
    void aBombIsRefusedWithoutBeingUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(TWO_IMAGES);
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        write(TRAIN_IMAGES + ".gz", bomb.toByteArray());
        assertThat(bomb.size()).isLessThan(100_000);
        assertThat(message()).contains("goes on after what its header announces");
    }

    @Test
    void imagesThatWouldFillTheMemoryAreRefusedBeforeTheyAreRead() throws Exception {
        byte[] noise = new byte[2_500_000];
        new SplittableRandom(1).nextBytes(noise);
        write(TRAIN_IMAGES + ".gz", gzip(idx(noise, IMAGES, Integer.MAX_VALUE, 1, 1)));
        SparringException.Data error = catchThrowableOfType(
                SparringException.Data.class, () -> IdxFiles.load(directory, SampleShape.image(3, 4096)));
        assertThat(error).hasMessageContaining("2,147,483,647 images from").hasMessageContaining("of memory");
    }

    @Test
    void labelsThatDoNotFitTheImagesAreRefused() throws Exception {
        write(TRAIN_IMAGES, TWO_IMAGES);
        write(TRAIN_LABELS, idx(bytes(1, 2, 3), LABELS, 3));
        assertThat(message()).contains(TRAIN_LABELS + " has 3 labels for 2 images");
        write(TRAIN_LABELS, idx(bytes(1, 2, 3), LABELS, -1));
        assertThat(message()).contains("has 4294967295 labels for 2 images");
        write(TRAIN_LABELS, idx(bytes(1), LABELS, 2));
        assertThat(message()).contains(TRAIN_LABELS + " has 9 bytes but its header announces 10");
        write(TRAIN_LABELS, gzip(idx(bytes(1), LABELS, 2)));
        assertThat(message()).contains(TRAIN_LABELS + " ends before");
        write(TRAIN_LABELS, gzip(idx(bytes(1, 2, 3), LABELS, 2)));
        assertThat(message()).contains(TRAIN_LABELS + " goes on after");
        write(TRAIN_LABELS, bytes('<', 'h', 't', 'm', 'l', '>'));
        assertThat(message()).contains(TRAIN_LABELS + " starts with 3c68746d instead of 00000801");
        write(TRAIN_LABELS, new byte[0]);
        assertThat(message()).contains(TRAIN_LABELS + " cannot be read: it ends early");
    }

    /** QMNIST's labels are eight numbers of 32 bits each. */
    @ParameterizedTest
    @ValueSource(strings = {TRAIN_LABELS, "train-labels-idx2-int"})
    void labelsOfAnotherTypeAreNotUsedAndThatIsSaid(String name) throws Exception {
        write(TRAIN_IMAGES, TWO_IMAGES);
        write(name, idx(new byte[64], 0x0C02, 2, 8));
        ImageSet set = IdxFiles.load(directory, SampleShape.image(1, 2));
        assertThat(set.labelNames()).isEmpty();
        assertThat(set.report().warnings()).singleElement().asString().contains(name, "not used");
    }

    @Test
    void emnistsOwnNamesAreFoundAndItsImagesTurned() throws Exception {
        write("emnist-letters-train-images-idx3-ubyte.gz", gzip(TWO_IMAGES));
        write("emnist-letters-train-labels-idx1-ubyte.gz", gzip(TWO_LABELS));
        ImageSet set = IdxFiles.load(directory, SampleShape.image(1, 2));
        assertThat(sample(set, 0)).containsExactly(new float[] {-1, -0.2f, -0.6f, 0.2f}, within());
        assertThat(set.labelNames()).containsExactly("2", "7");
        assertThat(set.report().warnings()).singleElement().asString().contains("data.transpose");
        ImageSet asTheyLie = IdxFiles.load(directory, SampleShape.image(1, 2), ImageFit.CROP, Optional.of(false));
        assertThat(sample(asTheyLie, 0)).containsExactly(new float[] {-1, -0.6f, -0.2f, 0.2f}, within());
    }

    @Test
    void severalDataSetsInOneDirectoryAreRefused() throws Exception {
        write("emnist-letters-train-images-idx3-ubyte", TWO_IMAGES);
        write("emnist-digits-train-images-idx3-ubyte", TWO_IMAGES);
        assertThat(message()).contains("emnist-digits-", "emnist-letters-", "different data");
        write(TRAIN_IMAGES, TWO_IMAGES);
        assertThat(IdxFiles.load(directory, SampleShape.image(1, 2)).size()).hasValue(2);
    }

    @Test
    void aFileInADirectoryOfItsOwnNameIsFound() throws Exception {
        Files.createDirectory(directory.resolve(TRAIN_IMAGES));
        write(TRAIN_IMAGES + "/" + TRAIN_IMAGES, TWO_IMAGES);
        assertThat(IdxFiles.load(directory, SampleShape.image(1, 2)).size()).hasValue(2);
    }

    @Test
    void aDirectoryWithoutImagesSaysWhatIsLookedFor() throws Exception {
        Files.createDirectory(directory.resolve(TRAIN_IMAGES));
        assertThat(message())
                .isEqualTo("no train-images-idx3-ubyte or train-images-idx3-ubyte.gz in " + directory
                        + "; name the directory that holds the IDX files in data.path");
    }

    @Test
    void aDirectoryThatIsNoneSaysSo() throws Exception {
        Path missing = directory.resolve("missing");
        assertThat(catchThrowableOfType(
                        SparringException.Data.class, () -> IdxFiles.load(missing, SampleShape.image(1, 2))))
                .hasMessageStartingWith(missing + " is no directory; ");
    }

    @Test
    void sizeAndChannelsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdxFiles.load(directory, SampleShape.image(1, 4097)))
                .withMessage("sides must be in [1, 4096], got 4097x4097x1 images");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdxFiles.load(directory, SampleShape.image(2, 28)))
                .withMessage("channels must be 1, 3 or 4, got 2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void mutatedFilesGiveASetOrAnErrorThatNamesTheFile(boolean compressed) throws Exception {
        SplittableRandom random = new SplittableRandom(20);
        byte[] images = new byte[20 * 6 * 6];
        random.nextBytes(images);
        byte[] valid = idx(images, IMAGES, 20, 6, 6);
        byte[] file = compressed ? gzip(valid) : valid;
        int sets = 0;
        for (int i = 0; i < 200; i++) {
            byte[] mutated = file.clone();
            // Every second mutation hits the header.
            int at = random.nextInt(i % 2 == 0 ? 16 : mutated.length);
            mutated[at] = (byte) random.nextInt(256);
            write(TRAIN_IMAGES, mutated);
            try {
                assertInRange(IdxFiles.load(directory, SampleShape.image(1, 6)));
                sets++;
            } catch (SparringException.Data e) {
                assertThat(e.getMessage()).contains(TRAIN_IMAGES).doesNotContain("Exception");
            }
        }
        assertThat(sets).isBetween(1, 199);
    }

    private static void assertTwoImages(ImageSet set) {
        assertThat(set.size()).hasValue(2);
        assertThat(set.shape()).isEqualTo(new SampleShape(1, 2, 2));
        assertThat(sample(set, 0)).containsExactly(new float[] {-1, -0.6f, -0.2f, 0.2f}, within());
        assertThat(sample(set, 1)).containsExactly(new float[] {0.6f, 1, -1, -0.6f}, within());
        assertThat(set.labelNames()).containsExactly("2", "7");
        assertThat(set.label(0)).hasValue(1);
        assertThat(set.label(1)).hasValue(0);
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-6f);
    }

    private static void assertInRange(ImageSet set) {
        for (long index = 0; index < set.size().orElseThrow(); index++) {
            for (float pixel : sample(set, index)) {
                assertThat(pixel).isBetween(-1f, 1f);
            }
        }
    }

    private static float[] sample(ImageSet set, long index) {
        float[] sample = new float[set.shape().length()];
        set.read(index, sample, 0);
        return sample;
    }

    private String message() {
        SparringException.Data error = catchThrowableOfType(
                SparringException.Data.class, () -> IdxFiles.load(directory, SampleShape.image(1, 2)));
        String message = String.valueOf(error.getMessage());
        assertThat(message).doesNotContain("Exception").contains("; ");
        return message;
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content);
    }

    private static byte[] idx(byte[] data, int... header) {
        ByteBuffer file = ByteBuffer.allocate(4 * header.length + data.length);
        for (int number : header) {
            file.putInt(number);
        }
        return file.put(data).array();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
