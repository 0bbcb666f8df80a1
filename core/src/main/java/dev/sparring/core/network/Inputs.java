package dev.sparring.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network is run on: an array for each of its inputs, by name where there are several. Immutable; the arrays are the caller's, who
 * leaves their numbers as they are while a pass over them is open.
 *
 * <pre>{@code
 * network.pass(Inputs.of("image", images).and("label", labels), true);
 * }</pre>
 */
public final class Inputs {

    private final List<Optional<String>> names;
    private final List<INDArray> arrays;

    private Inputs(List<Optional<String>> names, List<INDArray> arrays) {
        this.names = names;
        this.arrays = arrays;
    }

    /**
     * The only input of a network.
     *
     * @param array {@code [batch, ...]}
     * @return the inputs
     */
    public static Inputs of(INDArray array) {
        return new Inputs(List.of(Optional.empty()), List.of(array));
    }

    /**
     * One of several inputs.
     *
     * @param name as {@link Network#inputNames} has it
     * @param array {@code [batch, ...]}
     * @return the inputs so far
     */
    public static Inputs of(String name, INDArray array) {
        return new Inputs(List.of(Optional.of(name)), List.of(array));
    }

    /**
     * One more input.
     *
     * @param name as {@link Network#inputNames} has it
     * @param array {@code [batch, ...]}, of as many samples
     * @return all of them
     */
    public Inputs and(String name, INDArray array) {
        List<Optional<String>> moreNames = new ArrayList<>(names);
        List<INDArray> moreArrays = new ArrayList<>(arrays);
        moreNames.add(Optional.of(name));
        moreArrays.add(array);
        return new Inputs(List.copyOf(moreNames), List.copyOf(moreArrays));
    }

    /**
     * The arrays as a network wants them.
     *
     * @param wanted the network's names, in order
     * @return an array for each
     * @throws IllegalArgumentException if one is missing or one too many, or they are of different numbers of samples
     */
    public List<INDArray> inOrder(List<String> wanted) {
        if (arrays.size() == 1 && wanted.size() == 1 && names.get(0).isEmpty()) {
            return arrays;
        }
        List<INDArray> ordered = new ArrayList<>();
        for (String name : wanted) {
            int index = names.indexOf(Optional.of(name));
            if (index < 0) {
                throw refusal(wanted);
            }
            ordered.add(arrays.get(index));
        }
        if (ordered.size() != arrays.size()) {
            throw refusal(wanted);
        }
        for (INDArray array : ordered) {
            if (array.size(0) != ordered.get(0).size(0)) {
                throw new IllegalArgumentException("inputs must have as many samples as each other, got "
                        + ordered.get(0).size(0) + " and " + array.size(0));
            }
        }
        return ordered;
    }

    private IllegalArgumentException refusal(List<String> wanted) {
        return new IllegalArgumentException("inputs must be " + wanted + ", got "
                + names.stream().map(name -> name.orElse("one without a name")).toList());
    }

    /**
     * How many samples there are.
     *
     * @return at least 0
     */
    public long batch() {
        return Objects.requireNonNull(arrays.get(0), "input").size(0);
    }
}
