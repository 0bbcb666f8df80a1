package dev.sparring.gan.metric.geometry;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/**
 * Eigenvalues and roots of symmetric matrices whose eigenvalues are negative by rounding alone.
 *
 * <p>What is below the largest by more than rounding can tell, {@code size * ulp(1)}, is taken as 0: the root of such an
 * eigenvalue would be a hundred million times the error it consists of.
 */
public final class SymmetricEigen {

    private SymmetricEigen() {}

    /**
     * The eigenvalues.
     *
     * @param matrix symmetric and positive semi-definite, not changed
     * @return one a row in no order, at least 0; all NaN if a number is not finite or they are not found
     */
    public static double[] eigenvalues(DMatrixRMaj matrix) {
        return decompose(matrix, solver(false));
    }

    /**
     * A root: a matrix R for which {@code R Rᵀ} is the given one.
     *
     * @param matrix symmetric and positive semi-definite, not changed
     * @return the eigenvectors as columns, each times the root of its eigenvalue; all NaN if a number is not finite or they
     *     are not found
     */
    public static DMatrixRMaj root(DMatrixRMaj matrix) {
        int size = matrix.getNumRows();
        SymmetricQRAlgorithmDecomposition_DDRM solver = solver(true);
        double[] values = decompose(matrix, solver);
        DMatrixRMaj root = new DMatrixRMaj(size, size);
        for (int j = 0; j < size; j++) {
            double scale = Math.sqrt(values[j]);
            for (int i = 0; i < size; i++) {
                root.set(i, j, scale > 0 ? scale * solver.getEigenVector(j).get(i, 0) : scale);
            }
        }
        return root;
    }

    /** Without threads of its own, which EJML's other choices of algorithm may start. */
    private static SymmetricQRAlgorithmDecomposition_DDRM solver(boolean vectors) {
        return new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), vectors);
    }

    private static double[] decompose(DMatrixRMaj matrix, SymmetricQRAlgorithmDecomposition_DDRM solver) {
        double[] values = new double[matrix.getNumRows()];
        // The solver writes into its argument, and is made for numbers alone.
        if (MatrixFeatures_DDRM.hasUncountable(matrix) || !solver.decompose(matrix.copy())) {
            Arrays.fill(values, Double.NaN);
            return values;
        }
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = solver.getEigenvalue(i).getReal();
            largest = Math.max(largest, values[i]);
        }
        double least = values.length * Math.ulp(1.0) * largest;
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > least ? values[i] : 0;
        }
        return values;
    }
}
