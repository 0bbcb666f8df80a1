package dev.sparring.core.optimizer.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A rule's vectors, which stand one after another in one of ND4J's, read and written a stretch at a time. */
final class StateVectors {

    private final List<FloatVectorView> vectors = new ArrayList<>();
    private final float[][] stretch;

    /**
     * Over live memory.
     *
     * @param state {@code [1, count * n]} or {@code [count * n]}, or null if there are no vectors
     * @param count how many vectors
     * @param most numbers that are read at a time
     */
    StateVectors(@Nullable INDArray state, int count, int most) {
        this.stretch = new float[count][most];
        for (int i = 0; i < count && state != null; i++) {
            vectors.add(new FloatVectorView(state, i * (state.length() / count)));
        }
    }

    /** Copies a stretch of each vector out: the arrays are this object's own and hold it until the next call. */
    float[][] read(long at, int length) {
        for (int i = 0; i < stretch.length; i++) {
            vectors.get(i).read(at, stretch[i], length);
        }
        return stretch;
    }

    /** Copies the arrays that {@link #read} gave back to where they came from. */
    void write(long at, int length) {
        for (int i = 0; i < stretch.length; i++) {
            vectors.get(i).write(at, stretch[i], length);
        }
    }
}
