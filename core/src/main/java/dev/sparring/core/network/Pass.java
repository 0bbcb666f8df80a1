package dev.sparring.core.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A forward pass that has been made, with its activations, and what can be had from it. Several passes of one network can be open at
 * once; each is closed by whoever opened it, which gives its memory back for the next pass of that shape.
 *
 * <p>Of the ways back, each pass serves one: {@link #backward}, {@link #backwardToParameters} or {@link #backwardToInput}, or, after a pass
 * for gradients, {@link #sampleGradients} and then one of {@link #addTangentGradients} and {@link #addTangentAndLossGradients}.
 *
 * <pre>{@code
 * try (Pass real = discriminator.pass(Inputs.of(pictures), true);
 *         Pass fake = discriminator.pass(Inputs.of(samples), true)) {
 *     LossValue loss = pairing(real.output(), fake.output());     // needs both
 *     real.backwardToParameters(loss.toReal());
 *     fake.backwardToParameters(loss.toFake());
 * }
 * }</pre>
 */
public interface Pass extends AutoCloseable {

    /**
     * What the network gave.
     *
     * @return the output, valid until this pass is closed
     */
    INDArray output();

    /**
     * Adds the loss's gradient to {@link Network#gradients()}, moves the running statistics, and gives the gradient to the first input.
     *
     * @param outputGradient gradient of the loss to the output, shaped as the output; may be overwritten
     * @return gradient of the loss to the first input, valid until this pass is closed
     * @throws IllegalStateException if this was no training pass, or has been gone back through
     */
    INDArray backward(INDArray outputGradient);

    /**
     * Adds the loss's gradient to {@link Network#gradients()} and moves the running statistics.
     *
     * @param outputGradient gradient of the loss to the output, shaped as the output; may be overwritten
     * @throws IllegalStateException if this was no training pass, or has been gone back through
     */
    void backwardToParameters(INDArray outputGradient);

    /**
     * Gives the gradient to the first input and leaves {@link Network#gradients()} and the running statistics as they are.
     *
     * @param outputGradient gradient of the loss to the output, shaped as the output; may be overwritten
     * @return gradient of the loss to the first input, valid until this pass is closed
     * @throws IllegalStateException if this was no training pass, or has been gone back through
     */
    INDArray backwardToInput(INDArray outputGradient);

    /**
     * The gradient to any input, after {@link #backward} or {@link #backwardToInput}.
     *
     * @param name of the input
     * @return gradient of the loss to it, valid until this pass is closed; 0 for an input of indices
     * @throws IllegalStateException if there was no such way back
     * @throws IllegalArgumentException if there is no such input
     */
    INDArray inputGradient(String name);

    /**
     * The gradient of each sample's output to that sample, the first input, after a pass for gradients.
     *
     * @return {@code [batch, ...]}, valid until this pass is closed
     * @throws IllegalStateException if this was no pass for gradients, or its tangent has been taken
     */
    default INDArray sampleGradients() {
        throw new IllegalStateException("gradients to samples belong to a pass for gradients");
    }

    /**
     * Adds to {@link Network#gradients()} the derivative of the sum of {@code <direction, v>}, with v what {@link #sampleGradients} gave
     * and the directions held constant.
     *
     * @param direction one for each sample, shaped as the first input
     * @throws IllegalStateException if gradients to samples have not been taken
     */
    default void addTangentGradients(INDArray direction) {
        throw new IllegalStateException("a tangent belongs to a pass for gradients");
    }

    /**
     * {@link #addTangentGradients}, and with it what {@link #backwardToParameters} would add, for one output a sample: one product with
     * the weights for both.
     *
     * @param direction one for each sample, shaped as the first input
     * @param outputGradients gradient of the loss to each sample's output
     * @throws IllegalStateException if gradients to samples have not been taken
     * @throws UnsupportedOperationException if {@link Network#joinsPenalties} is false
     */
    default void addTangentAndLossGradients(INDArray direction, float[] outputGradients) {
        throw new IllegalStateException("a tangent belongs to a pass for gradients");
    }

    /** Ends this pass. Its arrays are not to be used any more. */
    @Override
    void close();
}
