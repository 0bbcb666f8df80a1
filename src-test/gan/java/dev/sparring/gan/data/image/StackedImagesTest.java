package dev.sparring.gan.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.binary.StackedData;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackedImagesTest {

    private static final SampleShape SMALL = SampleShape.image(1, 4);

    /** Image i is all of brightness i, and its label is i modulo the kinds. */
    private static ImageSet images(int count, int kinds) {
        byte[][] pixels = new byte[count][16];
        for (int i = 0; i < count; i++) {
            Arrays.fill(pixels[i], (byte) i);
        }
        return ImageSet.labelled(
                SMALL,
                pixels,
                IntStream.range(0, count).map(i -> i % kinds).toArray(),
                IntStream.range(0, kinds).mapToObj(Integer::toString).toList());
    }

    private static int[] read(StackedImages stacks, long index) {
        float[] sample = new float[1 + stacks.shape().length()];
        stacks.read(index, sample, 1);
        return IntStream.range(0, 3)
                .map(channel -> {
                    for (int i = 0; i < 16; i++) {
                        assertThat(sample[1 + channel * 16 + i]).isEqualTo(sample[1 + channel * 16]);
                    }
                    return Math.round((sample[1 + channel * 16] + 1) * 127.5f);
                })
                .toArray();
    }

    @Test
    void aLabelSaysWhichImagesTheChannelsHold() {
        StackedImages stacks = StackedImages.of(images(200, 10), 0, 7);
        assertThat(stacks.shape()).isEqualTo(SampleShape.image(3, 4));
        assertThat(stacks.size()).isEmpty();
        assertThat(stacks.labelNames()).hasSize(1000).startsWith("000", "001").endsWith("999");
        for (long index = 0; index < 300; index++) {
            int[] chosen = read(stacks, index);
            int label = stacks.label(index).orElseThrow();
            assertThat(stacks.labelNames().get(label)).isEqualTo("" + chosen[0] % 10 + chosen[1] % 10 + chosen[2] % 10);
        }
    }

    @Test
    void aStackIsAFunctionOfSeedAndIndex() {
        StackedImages stacks = StackedImages.of(images(200, 10), 0, 7);
        assertThat(read(stacks, 1L << 40)).isEqualTo(read(StackedImages.of(images(200, 10), 0, 7), 1L << 40));
        assertThat(IntStream.range(0, 20)
                        .filter(i -> read(stacks, i)[0] == read(stacks, i + 20)[0])
                        .count())
                .isLessThan(5);
        StackedImages other = StackedImages.of(images(200, 10), 0, 8);
        assertThat(IntStream.range(0, 20).mapToObj(i -> List.of(read(stacks, i)[0], read(stacks, i)[1])))
                .isNotEqualTo(IntStream.range(0, 20)
                        .mapToObj(i -> List.of(read(other, i)[0], read(other, i)[1]))
                        .toList());
    }

    /** Of 8,000 stacks of two kinds each of the eight has 1,000, give or take 30. */
    @Test
    void allKindsOfStacksAreEquallyLikely() {
        StackedImages stacks = StackedImages.of(images(200, 2), 0, 7);
        int[] counts = new int[8];
        for (int i = 0; i < 8000; i++) {
            counts[stacks.label(i).orElseThrow()]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(850, 1150);
        }
    }

    @Test
    void aFixedNumberOfStacksIsTheBeginningOfTheEndlessOnes() {
        StackedImages stacks = StackedImages.of(images(200, 10), 5, 7);
        assertThat(stacks.size()).hasValue(5);
        assertThat(stacks.description()).isEqualTo("5 stacks of three of 200 images, 4x4 grey, 10 labels");
        assertThat(read(stacks, 4)).isEqualTo(read(StackedImages.of(images(200, 10), 0, 7), 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stacks.label(5))
                .withMessage("index must be in [0, 5), got 5");
    }

    @Test
    void withoutLabelsThereAreNone() {
        StackedImages stacks = StackedImages.of(ImageSet.of(SMALL, new byte[3][16]), 0, 1);
        assertThat(stacks.label(0)).isEmpty();
        assertThat(stacks.labelNames()).isEmpty();
        assertThat(stacks.description()).isEqualTo("endless stacks of three of 3 images, 4x4 grey");
        ImageSet partly = ImageSet.labelled(SMALL, new byte[2][16], new int[] {-1, -1}, List.of("a", "b"));
        assertThat(StackedImages.of(partly, 0, 1).label(0)).isEmpty();
    }

    @Test
    void namesOfSeveralLettersAreKeptApart() {
        assertThat(StackedImages.names(List.of("a", "bc")))
                .startsWith("a-a-a", "a-a-bc")
                .hasSize(8);
    }

    @Test
    void whatCannotBeStackedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StackedImages.of(ImageSet.of(SampleShape.image(3, 4), new byte[2][48]), 0, 1))
                .withMessageStartingWith("images must be grey");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StackedImages.of(images(30, 22), 0, 1))
                .withMessageStartingWith("images must be grey");
        assertThatIllegalArgumentException().isThrownBy(() -> StackedImages.of(images(3, 3), -1, 1));
    }

    @Test
    void filesOfTooManyLabelsAreRefused(@TempDir Path folder) throws Exception {
        ByteBuffer images = ByteBuffer.allocate(16 + 30 * 16);
        images.putInt(0x803).putInt(30).putInt(4).putInt(4);
        Files.write(folder.resolve("train-images-idx3-ubyte"), images.array());
        StackedData data = new StackedData(folder, SampleShape.image(3, 4), 0);
        assertThat(data.open(1).labelNames()).isEmpty();
        assertThat(data.shape()).isEqualTo(data.open(1).shape());
        ByteBuffer labels = ByteBuffer.allocate(8 + 30);
        labels.putInt(0x801).putInt(30);
        for (int i = 0; i < 30; i++) {
            labels.put((byte) i);
        }
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
        assertThatThrownBy(() -> data.open(1))
                .isInstanceOf(SparringException.Data.class)
                .hasMessageContaining("have 30 labels")
                .hasMessageContaining("; give images with at most 21 labels");
        assertThatThrownBy(() -> new StackedData(folder.resolve("nowhere"), SampleShape.image(3, 4), 0).open(1))
                .isInstanceOf(SparringException.Data.class)
                .hasMessageContaining("is no directory");
    }
}
