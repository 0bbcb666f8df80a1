package dev.sparring.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class ArenaTest {

    private static void fill(Tensor tensor) {
        FloatBuffer floats = tensor.floats();
        for (int i = 0; i < floats.capacity(); i++) {
            floats.put(i, i);
        }
    }

    private static float[] numbers(Tensor tensor) {
        float[] numbers = new float[tensor.floats().capacity()];
        tensor.floats().get(numbers);
        return numbers;
    }

    @Test
    void tensorsBeginAlignedAndAtZero() {
        try (Arena arena = new Arena()) {
            Tensor tensor = arena.tensor(Layout.rowMajor(3, 5));
            assertThat(tensor.address() % 64).isZero();
            assertThat(numbers(tensor)).containsOnly(0).hasSize(15);
        }
    }

    @Test
    void aCopyMovesEachNumberToItsPlaceInTheOtherLayout() {
        try (Arena arena = new Arena()) {
            // Two images of two channels, one row and three columns.
            Tensor first = arena.tensor(Layout.rowMajor(2, 2, 1, 3));
            Tensor last = arena.tensor(Layout.channelsLast(2, 2, 1, 3));
            fill(first);
            arena.copy(first, last).run();
            assertThat(numbers(last)).containsExactly(0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11);
            Tensor back = arena.tensor(first.layout());
            arena.copy(last, back).run();
            assertThat(numbers(back)).isEqualTo(numbers(first));
            Tensor same = arena.tensor(first.layout());
            arena.copy(first, same).run();
            assertThat(numbers(same)).isEqualTo(numbers(first));
        }
    }

    @Test
    void aSummandOfOneRowIsRepeated() {
        try (Arena arena = new Arena()) {
            Tensor sum = arena.tensor(Layout.rowMajor(2, 3));
            Tensor row = arena.tensor(Layout.rowMajor(1, 3));
            fill(sum);
            fill(row);
            arena.add(sum, row).run();
            assertThat(numbers(sum)).containsExactly(0, 2, 4, 3, 5, 7);
        }
    }

    @Test
    void lentMemoryCanBeChangedForOther() {
        try (Arena arena = new Arena()) {
            Layout layout = Layout.rowMajor(4);
            Tensor first = arena.tensor(layout);
            Tensor second = arena.tensor(layout);
            fill(second);
            Tensor lent = arena.view(layout, first.address());
            Tensor target = arena.tensor(layout);
            Runnable copy = arena.copy(lent, target);
            copy.run();
            assertThat(numbers(target)).containsOnly(0);
            lent.setAddress(second.address());
            copy.run();
            assertThat(numbers(target)).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void bytesAreCountedAndGivenBack() {
        long before = Pointer.totalBytes();
        Arena arena = new Arena();
        arena.tensor(Layout.rowMajor(1000, 1000));
        assertThat(arena.bytes()).isBetween(4_000_000L, 4_001_000L);
        assertThat(Pointer.totalBytes() - before).isGreaterThanOrEqualTo(4_000_000L);
        arena.close();
        assertThat(arena.bytes()).isZero();
        assertThat(Pointer.totalBytes()).isLessThan(before + 4_000_000L);
    }

    @Test
    void layoutsAreEqualWhereEachNumberLiesInTheSamePlace() {
        assertThat(Layout.channelsLast(2, 3, 1, 1)).isEqualTo(Layout.rowMajor(2, 3, 1, 1));
        assertThat(Layout.channelsLast(2, 3, 2, 1)).isNotEqualTo(Layout.rowMajor(2, 3, 2, 1));
        assertThat(Layout.rowMajor(2, 3)).isNotEqualTo(Layout.rowMajor(3, 2));
        assertThat(Layout.rowMajor(2, 3).bytes()).isEqualTo(24);
        assertThat(Layout.rowMajor(2, 3).elements()).isEqualTo(6);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        try (Arena arena = new Arena()) {
            Tensor sum = arena.tensor(Layout.rowMajor(2, 3));
            Tensor other = arena.tensor(Layout.rowMajor(2, 4));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> arena.add(sum, other))
                    .withMessageContaining("[2, 4]");
            assertThatExceptionOfType(OneDnnException.class)
                    .isThrownBy(() -> arena.copy(sum, other))
                    .withMessageStartingWith("oneDNN");
        }
    }

    @Test
    void threadsAreThoseThatWereAskedFor() {
        assertThat(OpenMp.reachable()).isTrue();
        int before = OpenMp.threads();
        OpenMp.useThreads(1);
        assertThat(OpenMp.threads()).isEqualTo(1);
        OpenMp.useThreads(before);
        assertThat(OpenMp.threads()).isEqualTo(before);
        assertThatIllegalArgumentException().isThrownBy(() -> OpenMp.useThreads(0));
        assertThat(OpenMp.setting("OMP_WAIT_POLICY")).hasValue("passive");
        assertThat(OpenMp.spinsBeforeSleeping()).isTrue();
    }
}
