package dev.sparring.core.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Normalisation of each sample by itself, group of channels by group, with a learned scale and shift a channel (Wu and He 2018, "Group
 * normalization", ECCV). One group is layer normalisation, a group for each channel instance normalisation. Rows and images with the
 * channels first.
 *
 * <pre>{@code
 * list.layer(new ConvolutionLayer.Builder(3, 3).nOut(64).build())
 *         .layer(GroupNormalization.ofLayer());
 * }</pre>
 */
public final class GroupNormalization extends CustomLayer {

    /** The parameter that channels are multiplied by; begins at 1. */
    public static final String GAIN = "gain";

    /** The parameter that is added to channels; begins at 0. */
    public static final String SHIFT = "shift";

    private static final double EPSILON = 1e-5;

    /** As many groups as channels. */
    private static final int EACH_CHANNEL = -1;

    private int groups = 1;
    private double epsilon = EPSILON;
    private long channels;

    /** For DL4J's JSON. */
    public GroupNormalization() {
        // One group.
    }

    private GroupNormalization(int groups) {
        this.groups = groups;
    }

    /**
     * Normalisation by groups.
     *
     * @param groups a divisor of the channels, at least 1
     * @return the layer; DL4J tells it the channels
     */
    public static GroupNormalization of(int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("groups must be at least 1, got " + groups);
        }
        return new GroupNormalization(groups);
    }

    /**
     * Layer normalisation: all channels are one group.
     *
     * @return the layer
     */
    public static GroupNormalization ofLayer() {
        return of(1);
    }

    /**
     * Instance normalisation: each channel is a group.
     *
     * @return the layer
     */
    public static GroupNormalization ofInstance() {
        return new GroupNormalization(EACH_CHANNEL);
    }

    /**
     * How many groups there are.
     *
     * @return at least 1
     */
    public long groupCount() {
        return groups == EACH_CHANNEL ? channels : groups;
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        InputSize size = InputSize.of("group normalization", inputType);
        channels = size.channels();
        if (channels % groupCount() != 0) {
            throw new IllegalStateException(groups + " groups do not divide " + channels + " channels");
        }
        if (channels / groupCount() * size.height() * size.width() == 1) {
            throw new IllegalStateException(
                    "a group of one number is always 0 when it is normalised; take fewer groups, or images");
        }
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return inputType;
    }

    @Override
    Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(GAIN, new long[] {channels});
        shapes.put(SHIFT, new long[] {channels});
        return shapes;
    }

    @Override
    boolean isWeight(String name) {
        return false;
    }

    @Override
    void initialise(String name, INDArray view) {
        view.assign(name.equals(GAIN) ? 1 : 0);
    }

    /** A group of a sample in each row. */
    private INDArray rows(INDArray array) {
        return array.dup('c').reshape('c', array.size(0) * groupCount(), array.length() / array.size(0) / groupCount());
    }

    /** {@code [batch, channels, positions]}. */
    private INDArray byChannel(INDArray array, long batch) {
        return array.reshape('c', batch, channels, array.length() / batch / channels);
    }

    private INDArray deviations(INDArray off) {
        return Transforms.sqrt(off.mul(off).mean(true, 1).addi(epsilon), false);
    }

    @Override
    INDArray forward(INDArray input, Map<String, INDArray> parameters, boolean training) {
        INDArray rows = rows(input);
        INDArray off = rows.sub(rows.mean(true, 1));
        INDArray normalised = byChannel(off.divi(deviations(off)), input.size(0));
        return normalised
                .mul(known(parameters, GAIN).reshape(1, channels, 1))
                .addi(known(parameters, SHIFT).reshape(1, channels, 1))
                .reshape('c', input.shape());
    }

    @Override
    INDArray backward(INDArray input, INDArray outputGradient, Map<String, INDArray> parameters, Gradients gradients) {
        long batch = input.size(0);
        INDArray rows = rows(input);
        INDArray off = rows.sub(rows.mean(true, 1));
        INDArray deviations = deviations(off);
        INDArray normalised = off.divi(deviations);
        INDArray back = byChannel(outputGradient.dup('c'), batch);
        gradients.view(GAIN).assign(back.mul(byChannel(normalised, batch)).sum(0, 2));
        gradients.view(SHIFT).assign(back.sum(0, 2));
        INDArray scaled =
                back.mul(known(parameters, GAIN).reshape(1, channels, 1)).reshape('c', rows.shape());
        INDArray along = normalised.mul(scaled.mul(normalised).mean(true, 1));
        return scaled.sub(scaled.mean(true, 1)).subi(along).divi(deviations).reshape('c', input.shape());
    }

    /** Groups, or -1 for as many as channels. */
    public int getGroups() {
        return groups;
    }

    /** For DL4J's JSON. */
    public void setGroups(int groups) {
        this.groups = groups;
    }

    /** What is added to the variance. */
    public double getEpsilon() {
        return epsilon;
    }

    /** For DL4J's JSON. */
    public void setEpsilon(double epsilon) {
        this.epsilon = epsilon;
    }

    /** Channels of the input. */
    public long getChannels() {
        return channels;
    }

    /** For DL4J's JSON. */
    public void setChannels(long channels) {
        this.channels = channels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupNormalization that
                && super.equals(other)
                && groups == that.groups
                && epsilon == that.epsilon
                && channels == that.channels;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), groups, epsilon, channels);
    }
}
