package dev.sparring.core.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A convolution whose channels are divided into groups, each group of outputs reading a group of inputs alone (Xie et al. 2017, "Aggregated
 * residual transformations", CVPR, section 3.3), square and of stride 1, with a bias if it is asked for; the size stays. Images with the channels first.
 */
public final class GroupedConvolution2D extends CustomLayer {

    /** The parameter, {@code [outputs, inputs / groups, kernel, kernel]}. */
    public static final String WEIGHTS = "W";

    /** The parameter of a layer with a bias, {@code [outputs]}. */
    public static final String BIAS = "b";

    private int kernel = 3;
    private int groups = 1;
    private long inputs;
    private long outputs = 1;
    private boolean biased;

    /** For DL4J's JSON. */
    public GroupedConvolution2D() {
        // Nothing is known.
    }

    /**
     * A convolution.
     *
     * @param kernel its height and width, odd
     * @param groups a divisor of inputs and outputs
     * @param outputs channels
     */
    public GroupedConvolution2D(int kernel, int groups, long outputs) {
        if (kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel must be odd, got " + kernel);
        }
        if (groups < 1 || outputs % groups != 0) {
            throw new IllegalArgumentException(groups + " groups do not divide " + outputs + " outputs");
        }
        this.kernel = kernel;
        this.groups = groups;
        this.outputs = outputs;
    }

    /**
     * The same with a bias, which begins at 0.
     *
     * @return this
     */
    public GroupedConvolution2D withBias() {
        biased = true;
        return this;
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        inputs = InputSize.ofImage("grouped convolution", inputType).channels();
        if (inputs % groups != 0) {
            throw new IllegalStateException(groups + " groups do not divide " + inputs + " inputs");
        }
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        InputSize size = InputSize.ofImage("grouped convolution", inputType);
        return InputType.convolutional(size.height(), size.width(), outputs);
    }

    @Override
    Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(WEIGHTS, new long[] {outputs, inputs / groups, kernel, kernel});
        if (biased) {
            shapes.put(BIAS, new long[] {outputs});
        }
        return shapes;
    }

    @Override
    boolean isWeight(String name) {
        return name.equals(WEIGHTS);
    }

    @Override
    void initialise(String name, INDArray view) {
        if (name.equals(BIAS)) {
            view.assign(0);
            return;
        }
        initialiseWeights(view, inputs / groups * kernel * kernel);
    }

    private Convolutions convolution() {
        return new Convolutions(kernel, 1, 0, true);
    }

    private INDArray inputsOf(int group, INDArray array) {
        long size = inputs / groups;
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval(group * size, (group + 1) * size))
                .dup('c');
    }

    private INDArray outputsOf(int group, INDArray array) {
        long size = outputs / groups;
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval(group * size, (group + 1) * size))
                .dup('c');
    }

    private INDArray weightsOf(int group, INDArray array) {
        long size = outputs / groups;
        // ND4J's own get gives nothing where a view's offset and the part's together pass the view's length.
        long[] shape = array.shape();
        shape[0] = size;
        return Nd4j.create(
                array.data(), shape, array.stride(), array.offset() + group * size * array.stride(0), array.ordering());
    }

    @Override
    INDArray forward(INDArray input, Map<String, INDArray> parameters, boolean training) {
        INDArray[] results = new INDArray[groups];
        for (int i = 0; i < groups; i++) {
            INDArray weights = weightsOf(i, known(parameters, WEIGHTS)).dup('c');
            results[i] = convolution().forward(inputsOf(i, input), weights);
        }
        INDArray output = Nd4j.concat(1, results);
        return biased ? output.add(known(parameters, BIAS).reshape(1, outputs, 1, 1)) : output;
    }

    @Override
    INDArray backward(INDArray input, INDArray outputGradient, Map<String, INDArray> parameters, Gradients gradients) {
        if (biased) {
            gradients.view(BIAS).assign(outputGradient.sum(0, 2, 3));
        }
        INDArray[] toInputs = new INDArray[groups];
        for (int i = 0; i < groups; i++) {
            INDArray weights = weightsOf(i, known(parameters, WEIGHTS)).dup('c');
            INDArray toWeights = Nd4j.create(weights.dataType(), weights.shape());
            toInputs[i] = convolution().backward(inputsOf(i, input), weights, outputsOf(i, outputGradient), toWeights);
            weightsOf(i, gradients.view(WEIGHTS)).assign(toWeights);
        }
        return Nd4j.concat(1, toInputs);
    }

    /** Height and width of the kernel. */
    public int getKernel() {
        return kernel;
    }

    /** For DL4J's JSON. */
    public void setKernel(int kernel) {
        this.kernel = kernel;
    }

    /** Groups of channels. */
    public int getGroups() {
        return groups;
    }

    /** For DL4J's JSON. */
    public void setGroups(int groups) {
        this.groups = groups;
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

    /** Whether there is a bias. */
    public boolean isBiased() {
        return biased;
    }

    /** For DL4J's JSON. */
    public void setBiased(boolean biased) {
        this.biased = biased;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupedConvolution2D that
                && super.equals(other)
                && kernel == that.kernel
                && groups == that.groups
                && inputs == that.inputs
                && outputs == that.outputs
                && biased == that.biased;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), kernel, groups, inputs, outputs, biased);
    }
}
