package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FloatsTest {

    @Test
    void numbersComeOutInRowMajorOrderWhateverTheArraysOwn() {
        INDArray rows = Floats.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertThat(rows.getFloat(1, 0)).isEqualTo(4);
        assertThat(Floats.numbers(rows)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Floats.numbers(rows.dup('f'))).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Floats.numbers(rows.transpose())).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(Floats.numbers(rows.castTo(DataType.DOUBLE))).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aPartOfAnArrayGivesItsOwnNumbers() {
        INDArray rows = Floats.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
        assertThat(Floats.numbers(rows.getRow(1, true))).containsExactly(3, 4);
        assertThat(Floats.numbers(rows.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all())))
                .containsExactly(3, 4, 5, 6);
        assertThat(Floats.numbers(rows.getColumn(1, true))).containsExactly(2, 4, 6);
        assertThat(Floats.numbers(Nd4j.createFromArray(7f, 8f).reshape('f', 2, 1)))
                .containsExactly(7, 8);
    }

    @Test
    void numbersOfAnyStridesComeOutAsNd4jHasThem() {
        INDArray all = Nd4j.arange(2 * 3 * 4 * 5).castTo(DataType.FLOAT);
        for (INDArray array : List.of(
                all.reshape('c', 2, 3, 4, 5).permute(3, 1, 0, 2),
                all.reshape('f', 5, 4, 3, 2),
                all.reshape('c', 2, 3, 20)
                        .get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 3, 19)),
                all.get(NDArrayIndex.interval(7, 67)).reshape('f', 3, 20),
                Nd4j.scalar(3f))) {
            float[] expected = new float[(int) array.length()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = array.getFloat(Shape.ind2subC(array, i));
            }
            assertThat(Floats.numbers(array)).as(array.shapeInfoToString()).containsExactly(expected);
        }
    }

    @Test
    void anArrayIsFilledWhole() {
        INDArray array = Floats.array(2, 2);
        assertThat(Floats.numbers(array)).containsOnly(0);
        Floats.fill(array, new float[] {1, 2, 3, 4});
        assertThat(Floats.numbers(array)).containsExactly(1, 2, 3, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Floats.fill(array, new float[3]))
                .withMessage("numbers must be as many as the array's 4, got 3");
    }
}
