package dev.sparring.gan.metric.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.Matrices;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

    @Test
    void eigenvaluesOfATurnedDiagonalAreItsEntries() {
        double[][] turn = Matrices.orthogonal(5, 1);
        double[][] matrix =
                Matrices.times(Matrices.times(turn, Matrices.diagonal(0, 1e-3, 1, 2, 50)), Matrices.transposed(turn));
        assertThat(SymmetricEigen.eigenvalues(new DMatrixRMaj(5, 5, true, Matrices.flat(matrix))))
                .usingComparatorWithPrecision(1e-12)
                .containsExactlyInAnyOrder(0, 1e-3, 1, 2, 50);
    }

    @Test
    void whatMayBeRoundingIsZero() {
        DMatrixRMaj matrix = new DMatrixRMaj(3, 3, true, 1e-20, 0, 0, 0, -1e-18, 0, 0, 0, 4);
        assertThat(SymmetricEigen.eigenvalues(matrix)).containsExactlyInAnyOrder(0, 0, 4);
        assertThat(SymmetricEigen.eigenvalues(new DMatrixRMaj(4, 4))).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 40})
    void aRootTimesItsTransposeIsTheMatrix(int size) {
        double[] matrix = Matrices.flat(Matrices.square(Matrices.random(size, Math.max(1, size / 2), size)));
        DMatrixRMaj given = new DMatrixRMaj(size, size, true, matrix);
        DMatrixRMaj root = SymmetricEigen.root(given);
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i][j] = root.get(i, j);
            }
        }
        assertThat(Matrices.flat(Matrices.square(rows))).containsExactly(matrix, within(1e-11));
        assertThat(given.getData()).containsExactly(matrix);
    }

    @Test
    void aMatrixThatIsNotFiniteHasNoEigenvalues() {
        DMatrixRMaj matrix = new DMatrixRMaj(2, 2, true, 1, Double.NaN, Double.NaN, 1);
        assertThat(SymmetricEigen.eigenvalues(matrix)).containsOnly(Double.NaN);
        assertThat(SymmetricEigen.root(matrix).getData()).containsOnly(Double.NaN);
    }
}
