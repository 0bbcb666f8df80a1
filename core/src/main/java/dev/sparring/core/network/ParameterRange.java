package dev.sparring.core.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where one of a network's parameters stands in vectors laid out as its parameters are.
 *
 * @param name DL4J's ({@code layer_parameter}, such as {@code 0_W})
 * @param from index of its first number
 * @param length how many numbers
 */
public record ParameterRange(String name, long from, long length) {

    /**
     * Its numbers in a vector.
     *
     * @param vector {@code [1, n]} or {@code [n]}, laid out as the network's parameters are
     * @return a view
     */
    public INDArray of(INDArray vector) {
        return vector.get(NDArrayIndex.interval(from, from + length));
    }
}
