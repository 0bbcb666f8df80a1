package dev.sparring.core.optimizer.engine;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vector of ND4J's, whose numbers follow each other, read and written a stretch at a time. */
public final class FloatVectorView {

    /** How many numbers are worked on at a time: a few arrays of them fit into the processor's nearest cache. */
    public static final int CHUNK = 2048;

    private final FloatBuffer memory;
    private final int from;

    /**
     * Over live memory.
     *
     * @param vector of floats, or a view of one without gaps
     * @param start index of the number to be called 0
     */
    public FloatVectorView(INDArray vector, long start) {
        if (vector.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException("the vector must be of type FLOAT, got " + vector.dataType());
        }
        this.memory = vector.data().asNioFloat();
        this.from = Math.toIntExact(vector.offset() + start);
    }

    /** Copies numbers out. */
    public void read(long at, float[] target, int length) {
        memory.get(from + (int) at, target, 0, length);
    }

    /** Copies numbers in. */
    public void write(long at, float[] source, int length) {
        memory.put(from + (int) at, source, 0, length);
    }
}
