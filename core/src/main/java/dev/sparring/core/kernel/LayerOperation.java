package dev.sparring.core.kernel;

import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.util.List;
import java.util.Optional;

/** One step of a network's arithmetic, whatever the batch size. */
public interface LayerOperation {

    /**
     * Compiles this for inputs of one size.
     *
     * @param site where memory and parameters come from
     * @param input what it reads, in the layout that is {@link #wanted}
     * @return the kernel
     * @throws IllegalArgumentException if the input does not fit
     * @throws dev.sparring.core.onednn.OneDnnException if oneDNN has no implementation
     */
    Kernel compile(CompileContext site, Tensor input);

    /**
     * Compiles this for several inputs.
     *
     * @param site where memory and parameters come from
     * @param inputs what it reads, each in the layout that is wanted, see {@link #wantedOfAll}
     * @return the kernel
     * @throws IllegalArgumentException if the inputs do not fit
     * @throws dev.sparring.core.onednn.OneDnnException if oneDNN has no implementation
     */
    default Kernel compile(CompileContext site, List<Tensor> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("it takes one input, got " + inputs.size());
        }
        return compile(site, inputs.get(0));
    }

    /**
     * The layouts that this takes its inputs in.
     *
     * @param inputs the layouts there are
     * @return one for each, of the same dimensions
     */
    default List<Layout> wantedOfAll(List<Layout> inputs) {
        return inputs.stream().map(input -> wanted(input).orElse(input)).toList();
    }

    /**
     * The layout that this takes its input in.
     *
     * @param input the layout there is: rows of numbers, or images in any layout of {@link ImageLayouts}
     * @return one of the same dimensions, or empty if any will do
     */
    default Optional<Layout> wanted(Layout input) {
        return Optional.empty();
    }

    /**
     * Why there is no tangent pass through this, which exact gradient penalties need.
     *
     * @return the reason, such as {@code it ties the samples of a batch together}, or empty if there is one
     */
    default Optional<String> withoutTangent() {
        return Optional.empty();
    }

    /**
     * Whether its slope changes gradually, so that a penalty on gradients needs a second way back.
     *
     * @return false for what is linear piece by piece
     */
    default boolean isCurved() {
        return false;
    }

    /**
     * Whether it multiplies its inputs with each other, so that how much the output moves with one of them depends on the others.
     *
     * @return false for what is linear in all of its inputs at once, and for what has one
     */
    default boolean isProduct() {
        return false;
    }

    /**
     * Whether each sample's output is a function of that sample alone.
     *
     * @return false for what looks at the whole batch
     */
    default boolean keepsSamplesApart() {
        return true;
    }

    /**
     * One operation that does this and then another, where that gives the same numbers.
     *
     * @param next what comes after this
     * @return both in one, or empty
     */
    default Optional<LayerOperation> fusedWith(LayerOperation next) {
        return Optional.empty();
    }
}
