package dev.sparring.core.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A square convolution with spectral normalisation and a bias; its activation is a layer of its own. Images with the channels first.
 */
public final class SpectralConvolution2D extends SpectralLayer {

    private int kernel = 3;
    private int stride = 1;
    private int padding;
    private long inputs;
    private long outputs = 1;

    /** For DL4J's JSON. */
    public SpectralConvolution2D() {
        // Nothing is known.
    }

    /**
     * A layer.
     *
     * @param kernel height and width, at least 1
     * @param stride in both directions, at least 1
     * @param padding zeros around the image, at least 0
     * @param outputs channels, at least 1
     */
    public SpectralConvolution2D(int kernel, int stride, int padding, long outputs) {
        if (kernel < 1 || stride < 1 || padding < 0 || outputs < 1) {
            throw new IllegalArgumentException(
                    "kernel, stride and outputs must be at least 1 and padding at least 0, got " + kernel + ", "
                            + stride + ", " + outputs + " and " + padding);
        }
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
        this.outputs = outputs;
    }

    private Convolutions convolution() {
        return new Convolutions(kernel, stride, padding, false);
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        inputs = InputSize.ofImage("spectral convolution", inputType).channels();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        InputSize size = InputSize.ofImage("spectral convolution", inputType);
        return InputType.convolutional(
                convolution().size(size.height()), convolution().size(size.width()), outputs);
    }

    @Override
    long[] weightShape() {
        return new long[] {outputs, inputs, kernel, kernel};
    }

    @Override
    INDArray apply(INDArray input, INDArray weights) {
        return convolution().forward(input, weights);
    }

    @Override
    INDArray applyBack(INDArray input, INDArray weights, INDArray outputGradient, INDArray weightGradient) {
        return convolution().backward(input, weights, outputGradient, weightGradient);
    }

    /** Height and width of the kernel. */
    public int getKernel() {
        return kernel;
    }

    /** For DL4J's JSON. */
    public void setKernel(int kernel) {
        this.kernel = kernel;
    }

    /** How far it moves. */
    public int getStride() {
        return stride;
    }

    /** For DL4J's JSON. */
    public void setStride(int stride) {
        this.stride = stride;
    }

    /** Zeros around the image. */
    public int getPadding() {
        return padding;
    }

    /** For DL4J's JSON. */
    public void setPadding(int padding) {
        this.padding = padding;
    }

    /** Channels of the input. */
    public long getInputs() {
        return inputs;
    }

    /** For DL4J's JSON. */
    public void setInputs(long inputs) {
        this.inputs = inputs;
    }

    /** Channels of the output. */
    public long getOutputs() {
        return outputs;
    }

    /** For DL4J's JSON. */
    public void setOutputs(long outputs) {
        this.outputs = outputs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpectralConvolution2D that
                && super.equals(other)
                && kernel == that.kernel
                && stride == that.stride
                && padding == that.padding
                && inputs == that.inputs
                && outputs == that.outputs;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), kernel, stride, padding, inputs, outputs);
    }
}
