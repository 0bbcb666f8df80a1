package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.gan.data.image.ImageSet;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataLoaderTest {

    /** Sample i is the number i. */
    private record Numbers(OptionalLong size) implements DataSource {
        @Override
        public SampleShape shape() {
            return SampleShape.vector(1);
        }

        @Override
        public void read(long index, float[] target, int offset) {
            target[offset] = index;
        }

        @Override
        public String description() {
            return "numbers";
        }
    }

    /** Sample i is the number i, and odd ones have twice themselves as label. */
    private record Labelled() implements DataSource {
        @Override
        public SampleShape shape() {
            return SampleShape.vector(1);
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(10);
        }

        @Override
        public void read(long index, float[] target, int offset) {
            target[offset] = index;
        }

        @Override
        public OptionalInt label(long index) {
            return index % 2 == 1 ? OptionalInt.of((int) (2 * index)) : OptionalInt.empty();
        }

        @Override
        public String description() {
            return "labelled numbers";
        }
    }

    private static final DataSource TEN = new Numbers(OptionalLong.of(10));
    private static final DataSource ENDLESS = new Numbers(OptionalLong.empty());

    @Test
    void everySampleIsServedExactlyOnceAnEpochAcrossBatches() {
        for (int batch : new int[] {1, 3, 4, 10, 25}) {
            float[] served = served(new DataLoader(TEN, batch, 5), batch, 200 / batch);
            for (int epoch = 0; epoch < served.length / 10; epoch++) {
                float[] sorted = Arrays.copyOfRange(served, 10 * epoch, 10 * epoch + 10);
                Arrays.sort(sorted);
                assertThat(sorted).as("batch %s, epoch %s", batch, epoch).containsExactly(numbers(0, 10));
            }
        }
    }

    @Test
    void labelsAreThoseOfTheSamplesAcrossEpochs() {
        DataLoader plain = new DataLoader(new Labelled(), 4, 5);
        DataLoader loader = new DataLoader(new Labelled(), 4, 5);
        for (int i = 0; i < 8; i++) {
            float[] expected = new float[4];
            float[] samples = new float[4];
            int[] labels = new int[4];
            plain.next(expected);
            loader.next(samples, labels);
            assertThat(samples).containsExactly(expected);
            for (int k = 0; k < 4; k++) {
                int number = (int) samples[k];
                assertThat(labels[k]).isEqualTo(number % 2 == 1 ? 2 * number : -1);
            }
        }
        assertThat(loader.position()).isEqualTo(32);
        assertThatIllegalArgumentException().isThrownBy(() -> loader.next(new float[4], new int[3]));
    }

    @Test
    void theOrderDoesNotDependOnTheBatch() {
        assertThat(served(new DataLoader(TEN, 7, 5), 7, 20)).containsExactly(served(new DataLoader(TEN, 1, 5), 1, 140));
    }

    @Test
    void everyEpochHasAnOrderOfItsOwn() {
        float[] served = served(new DataLoader(TEN, 10, 5), 10, 3);
        float[] first = Arrays.copyOfRange(served, 0, 10);
        assertThat(first).isNotEqualTo(numbers(0, 10));
        assertThat(Arrays.copyOfRange(served, 10, 20)).isNotEqualTo(first);
        assertThat(Arrays.copyOfRange(served, 20, 30)).isNotEqualTo(first);
    }

    @Test
    void anotherSeedGivesAnotherOrder() {
        assertThat(served(new DataLoader(TEN, 10, 6), 10, 1)).isNotEqualTo(served(new DataLoader(TEN, 10, 5), 10, 1));
    }

    @Test
    void everySampleComesFirstEquallyOften() {
        DataLoader loader = new DataLoader(TEN, 1, 9);
        float[] sample = new float[1];
        long[] counts = new long[10];
        for (long epoch = 0; epoch < 20_000; epoch++) {
            loader.seek(10 * epoch);
            loader.next(sample);
            counts[(int) sample[0]]++;
        }
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += (count - 2000.0) * (count - 2000.0) / 2000;
        }
        // 27.88 is the 0.999 quantile of chi-square with 9 degrees of freedom.
        assertThat(chiSquare).isLessThan(27.88);
    }

    @Test
    void seekingAPositionGivesWhatReadingUpToItWouldHave() {
        float[] sequential = served(new DataLoader(TEN, 4, 5), 4, 20);
        DataLoader loader = new DataLoader(TEN, 4, 5);
        for (int position : new int[] {76, 0, 8, 40, 12, 3, 71}) {
            loader.seek(position);
            float[] batch = new float[4];
            loader.next(batch);
            assertThat(batch).containsExactly(Arrays.copyOfRange(sequential, position, position + 4));
            assertThat(loader.position()).isEqualTo(position + 4);
        }
    }

    @Test
    void anEndlessSourceIsServedByItsIndex() {
        DataLoader loader = new DataLoader(ENDLESS, 4, 5);
        assertThat(served(loader, 4, 3)).containsExactly(numbers(0, 12));
        loader.seek(1_000_000);
        assertThat(served(loader, 4, 1)).containsExactly(numbers(1_000_000, 1_000_004));
        assertThat(loader.epoch()).isZero();
    }

    @Test
    void theEpochTurnsWhenTheLastSampleIsServed() {
        DataLoader loader = new DataLoader(TEN, 3, 5);
        long[] epochs = new long[8];
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] = loader.epoch();
            loader.next(new float[3]);
        }
        assertThat(epochs).containsExactly(0, 0, 0, 0, 1, 1, 1, 2);
        loader.seek(10);
        assertThat(loader.epoch()).isEqualTo(1);
    }

    @Test
    void samplesLieOneAfterTheOther() {
        ImageSet images = ImageSet.of(SampleShape.image(1, 2), new byte[][] {{0, 0, 0, 0}});
        float[] target = new float[9];
        new DataLoader(images, 2, 5).next(target);
        assertThat(target).containsExactly(-1, -1, -1, -1, -1, -1, -1, -1, 0);
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataLoader(TEN, 0, 1))
                .withMessage("batch must be in [1, 65536], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataLoader(new Numbers(OptionalLong.of(0)), 1, 1))
                .withMessageEndingWith("got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataLoader(new Numbers(OptionalLong.of(1L << 31)), 1, 1))
                .withMessageEndingWith("got 2147483648");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataLoader(TEN, 2, 1).next(new float[1]))
                .withMessage("target must have at least 2 numbers, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataLoader(TEN, 2, 1).seek(-1))
                .withMessage("position must be at least 0, got -1");
    }

    private static float[] served(DataLoader loader, int batch, int batches) {
        float[] all = new float[batch * batches];
        float[] target = new float[batch];
        for (int i = 0; i < batches; i++) {
            loader.next(target);
            System.arraycopy(target, 0, all, i * batch, batch);
        }
        return all;
    }

    private static float[] numbers(int from, int to) {
        float[] numbers = new float[to - from];
        IntStream.range(0, numbers.length).forEach(i -> numbers[i] = from + i);
        return numbers;
    }
}
