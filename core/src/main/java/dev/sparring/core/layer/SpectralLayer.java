package dev.sparring.core.layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer whose weights are divided by their largest singular value (Miyato et al. 2018, "Spectral normalization for generative adversarial
 * networks", ICLR, section 2.1), which bounds how steep a discriminator can be. Of the weights as a matrix {@code [outputs, rest]}, estimates of
 * the singular vectors are parameters; each pass forward in training makes them better by one power iteration.
 */
abstract class SpectralLayer extends CustomLayer {

    /** The parameter whose largest singular value is divided out. */
    public static final String WEIGHTS = "W";

    /** The parameter that is added to outputs. */
    public static final String BIAS = "b";

    /** The estimate of the left singular vector, one number an output. */
    public static final String LEFT = "u";

    /** The estimate of the right singular vector. */
    public static final String RIGHT = "v";

    private static final double LEAST_NORM = 1e-12;

    /** {@code [outputs, ...]}. */
    abstract long[] weightShape();

    abstract INDArray apply(INDArray input, INDArray weights);

    /** Gives the gradient to the input and writes that to the weights given. */
    abstract INDArray applyBack(INDArray input, INDArray weights, INDArray outputGradient, INDArray weightGradient);

    final long outputsOfWeights() {
        return weightShape()[0];
    }

    final long rest() {
        long rest = 1;
        for (int i = 1; i < weightShape().length; i++) {
            rest *= weightShape()[i];
        }
        return rest;
    }

    @Override
    final Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(WEIGHTS, weightShape());
        shapes.put(BIAS, new long[] {outputsOfWeights()});
        shapes.put(LEFT, new long[] {outputsOfWeights()});
        shapes.put(RIGHT, new long[] {rest()});
        return shapes;
    }

    @Override
    final boolean isWeight(String name) {
        return name.equals(WEIGHTS);
    }

    @Override
    final boolean isState(String name) {
        return name.equals(LEFT) || name.equals(RIGHT);
    }

    @Override
    final void initialise(String name, INDArray view) {
        switch (name) {
            case WEIGHTS -> initialiseWeights(view, rest());
            case BIAS -> view.assign(0);
            default -> view.assign(normalised(Nd4j.randn(view.dataType(), view.shape())));
        }
    }

    private static INDArray normalised(INDArray vector) {
        return vector.div(Math.max(LEAST_NORM, vector.norm2Number().doubleValue()));
    }

    private INDArray matrix(INDArray weights) {
        return weights.reshape('c', outputsOfWeights(), rest());
    }

    private double largest(Map<String, INDArray> parameters) {
        INDArray stretched = matrix(known(parameters, WEIGHTS)).mmul(known(parameters, RIGHT));
        return Nd4j.getBlasWrapper().dot(known(parameters, LEFT), stretched);
    }

    private void iterate(Map<String, INDArray> parameters) {
        INDArray matrix = matrix(known(parameters, WEIGHTS));
        INDArray left = known(parameters, LEFT);
        INDArray right = known(parameters, RIGHT);
        right.assign(normalised(matrix.transpose().mmul(left)));
        left.assign(normalised(matrix.mmul(right)));
    }

    @Override
    final INDArray forward(INDArray input, Map<String, INDArray> parameters, boolean training) {
        if (training) {
            iterate(parameters);
        }
        INDArray output = apply(input, known(parameters, WEIGHTS).div(largest(parameters)));
        long[] each = new long[output.rank()];
        Arrays.fill(each, 1);
        each[1] = outputsOfWeights();
        return output.add(known(parameters, BIAS).reshape(each));
    }

    @Override
    final INDArray backward(
            INDArray input, INDArray outputGradient, Map<String, INDArray> parameters, Gradients gradients) {
        double largest = largest(parameters);
        INDArray divided = known(parameters, WEIGHTS).div(largest);
        INDArray toDivided = Nd4j.create(divided.dataType(), divided.shape());
        INDArray toInput = applyBack(input, divided, outputGradient.dup('c'), toDivided);
        double along = toDivided.mul(divided).sumNumber().doubleValue();
        INDArray outer = known(parameters, LEFT)
                .reshape(outputsOfWeights(), 1)
                .mmul(known(parameters, RIGHT).reshape(1, rest()));
        gradients
                .view(WEIGHTS)
                .assign(toDivided
                        .sub(outer.muli(along).reshape(divided.shape()))
                        .divi(largest));
        gradients.view(BIAS).assign(outputGradient.rank() == 2 ? outputGradient.sum(0) : outputGradient.sum(0, 2, 3));
        return toInput;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpectralLayer && super.equals(other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), SpectralLayer.class);
    }
}
