package dev.sparring.core.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A fully connected layer with spectral normalisation and a bias; its activation is a layer of its own. */
public final class SpectralDenseLayer extends SpectralLayer {

    private long inputs;
    private long outputs = 1;

    /** For DL4J's JSON. */
    public SpectralDenseLayer() {
        // Nothing is known.
    }

    /**
     * A layer.
     *
     * @param outputs numbers a sample, at least 1
     */
    public SpectralDenseLayer(long outputs) {
        if (outputs < 1) {
            throw new IllegalArgumentException("outputs must be at least 1, got " + outputs);
        }
        this.outputs = outputs;
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        inputs = inputType.arrayElementsPerExample();
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return inputType instanceof InputType.InputTypeConvolutional image
                ? new CnnToFeedForwardPreProcessor(
                        image.getHeight(), image.getWidth(), image.getChannels(), image.getFormat())
                : null;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return InputType.feedForward(outputs);
    }

    @Override
    long[] weightShape() {
        return new long[] {outputs, inputs};
    }

    @Override
    INDArray apply(INDArray input, INDArray weights) {
        return input.mmul(weights.transpose());
    }

    @Override
    INDArray applyBack(INDArray input, INDArray weights, INDArray outputGradient, INDArray weightGradient) {
        weightGradient.assign(outputGradient.transpose().mmul(input));
        return outputGradient.mmul(weights);
    }

    /** Numbers that a sample has. */
    public long getInputs() {
        return inputs;
    }

    /** For DL4J's JSON. */
    public void setInputs(long inputs) {
        this.inputs = inputs;
    }

    /** Numbers that a sample gets. */
    public long getOutputs() {
        return outputs;
    }

    /** For DL4J's JSON. */
    public void setOutputs(long outputs) {
        this.outputs = outputs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpectralDenseLayer that
                && super.equals(other)
                && inputs == that.inputs
                && outputs == that.outputs;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), inputs, outputs);
    }
}
