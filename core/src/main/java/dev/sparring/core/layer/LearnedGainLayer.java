package dev.sparring.core.layer;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All numbers times one that is learned. At the end of a residual branch and begun at 0 it lets a deep network begin as the identity
 * (Bachlechner et al. 2021, "ReZero is all you need", UAI).
 */
public final class LearnedGainLayer extends CustomLayer {

    /** The parameter. */
    public static final String GAIN = "gain";

    private double start;

    /** A gain that begins at 0. */
    public LearnedGainLayer() {
        // 0.
    }

    /**
     * A gain.
     *
     * @param start where it begins
     */
    public LearnedGainLayer(double start) {
        this.start = start;
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        // Any shape will do.
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return inputType;
    }

    @Override
    Map<String, long[]> shapes() {
        return Map.of(GAIN, new long[] {1});
    }

    @Override
    boolean isWeight(String name) {
        return true;
    }

    @Override
    void initialise(String name, INDArray view) {
        view.assign(start);
    }

    @Override
    INDArray forward(INDArray input, Map<String, INDArray> parameters, boolean training) {
        return input.mul(known(parameters, GAIN).getDouble(0));
    }

    @Override
    INDArray backward(INDArray input, INDArray outputGradient, Map<String, INDArray> parameters, Gradients gradients) {
        gradients.view(GAIN).assign(input.mul(outputGradient).sumNumber());
        return outputGradient.mul(known(parameters, GAIN).getDouble(0));
    }

    /** Where it begins. */
    public double getStart() {
        return start;
    }

    /** For DL4J's JSON. */
    public void setStart(double start) {
        this.start = start;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LearnedGainLayer that && super.equals(other) && start == that.start;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), start);
    }
}
