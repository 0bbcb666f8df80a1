package dev.sparring.core.network.compiled;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** ND4J's arrays as plain memory. */
final class ArrayMemory {

    private ArrayMemory() {}

    /** The same numbers as floats in row-major order without gaps: the array itself if it is that. */
    static INDArray plain(INDArray array) {
        INDArray floats = array.dataType() == DataType.FLOAT ? array : array.castTo(DataType.FLOAT);
        return floats.ordering() == 'c' && Shape.hasDefaultStridesForShape(floats) ? floats : floats.dup('c');
    }

    /** Where its numbers begin. */
    static long address(INDArray array) {
        return array.data().pointer().address()
                + array.offset() * array.dataType().width();
    }
}
