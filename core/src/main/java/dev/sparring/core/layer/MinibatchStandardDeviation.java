package dev.sparring.core.layer;

import dev.sparring.core.kernel.normalisation.MinibatchDeviation;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * One more channel with how much the samples of a batch differ, by which a discriminator sees that a generator makes the same thing again
 * and again (Karras et al. 2018, "Progressive growing of GANs", ICLR, section 3). Rows and images with the channels first.
 */
public final class MinibatchStandardDeviation extends CustomLayer {

    private static final double EPSILON = 1e-8;

    private int group;
    private double epsilon = EPSILON;

    /** Over the whole batch. */
    public MinibatchStandardDeviation() {
        // No group.
    }

    /**
     * Over groups of samples, those whose places differ by a multiple of {@code batch / group}.
     *
     * @param group samples in a group; 0 for the whole batch. Of a batch that it does not divide, the next smaller number that does
     */
    public MinibatchStandardDeviation(int group) {
        if (group < 0) {
            throw new IllegalArgumentException("group must be at least 0, got " + group);
        }
        this.group = group;
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        InputSize.of("minibatch standard deviation", inputType);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        InputSize size = InputSize.of("minibatch standard deviation", inputType);
        return size.image()
                ? InputType.convolutional(size.height(), size.width(), size.channels() + 1)
                : InputType.feedForward(size.channels() + 1);
    }

    @Override
    Map<String, long[]> shapes() {
        return Map.of();
    }

    @Override
    boolean isWeight(String name) {
        return false;
    }

    @Override
    void initialise(String name, INDArray view) {
        throw new IllegalArgumentException("there is no parameter " + name);
    }

    /** {@code [members, sets, numbers of a sample]}. */
    private INDArray grouped(INDArray input) {
        long members = MinibatchDeviation.members((int) input.size(0), group);
        return input.dup('c').reshape('c', members, input.size(0) / members, input.length() / input.size(0));
    }

    private INDArray deviations(INDArray off) {
        return Transforms.sqrt(off.mul(off).mean(true, 0).addi(epsilon), false);
    }

    @Override
    INDArray forward(INDArray input, Map<String, INDArray> parameters, boolean training) {
        INDArray sets = grouped(input);
        INDArray off = sets.sub(sets.mean(true, 0));
        // A number for each set, and so for each of its samples.
        INDArray each = Nd4j.tile(deviations(off).mean(true, 2).reshape('c', 1, sets.size(1)), (int) sets.size(0), 1)
                .reshape('c', input.size(0), 1);
        long[] size = input.shape().clone();
        size[1] = 1;
        INDArray channel = Nd4j.ones(input.dataType(), size);
        INDArray rows = channel.reshape('c', input.size(0), channel.length() / input.size(0));
        rows.muliColumnVector(each);
        return Nd4j.concat(1, input, channel);
    }

    @Override
    INDArray backward(INDArray input, INDArray outputGradient, Map<String, INDArray> parameters, Gradients gradients) {
        long channels = input.size(1);
        INDArray sets = grouped(input);
        INDArray off = sets.sub(sets.mean(true, 0));
        INDArray normalised = off.div(deviations(off));
        INDArray own = outputGradient
                .get(NDArrayIndex.all(), NDArrayIndex.interval(0, channels))
                .dup('c');
        INDArray added = outputGradient
                .get(NDArrayIndex.all(), NDArrayIndex.interval(channels, channels + 1))
                .dup('c');
        INDArray toSets = added.reshape('c', input.size(0), added.length() / input.size(0))
                .sum(1)
                .reshape('c', sets.size(0), sets.size(1))
                .sum(0)
                .reshape('c', 1, sets.size(1), 1)
                .divi(sets.size(0) * sets.size(2));
        return own.addi(normalised.mul(toSets).reshape('c', input.shape()));
    }

    /** Samples in a group, 0 for the whole batch. */
    public int getGroup() {
        return group;
    }

    /** For DL4J's JSON. */
    public void setGroup(int group) {
        this.group = group;
    }

    /** What is added to the variance. */
    public double getEpsilon() {
        return epsilon;
    }

    /** For DL4J's JSON. */
    public void setEpsilon(double epsilon) {
        this.epsilon = epsilon;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MinibatchStandardDeviation that
                && super.equals(other)
                && group == that.group
                && epsilon == that.epsilon;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), group, epsilon);
    }
}
