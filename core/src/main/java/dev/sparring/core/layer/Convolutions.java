package dev.sparring.core.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's two-dimensional convolution, of images with the channels first and weights {@code [outputs, inputs, height, width]}.
 *
 * @param kernel height and width
 * @param stride in both directions
 * @param padding zeros around, where the size may change
 * @param same whether the size stays but for the stride
 */
record Convolutions(int kernel, int stride, int padding, boolean same) {

    private int[] arguments() {
        return new int[] {kernel, kernel, stride, stride, padding, padding, 1, 1, same ? 1 : 0, 0, 1};
    }

    /** The size of an image behind it. */
    long size(long before) {
        return same ? (before + stride - 1) / stride : (before + 2L * padding - kernel) / stride + 1;
    }

    INDArray forward(INDArray input, INDArray weights) {
        INDArray output =
                Nd4j.create(input.dataType(), input.size(0), weights.size(0), size(input.size(2)), size(input.size(3)));
        Nd4j.exec(DynamicCustomOp.builder("conv2d")
                .addInputs(input, weights)
                .addOutputs(output)
                .addIntegerArguments(arguments())
                .build());
        return output;
    }

    /** Gives the gradient to the input and writes that to the weights. */
    INDArray backward(INDArray input, INDArray weights, INDArray outputGradient, INDArray weightGradient) {
        INDArray toInput = Nd4j.create(input.dataType(), input.shape());
        Nd4j.exec(DynamicCustomOp.builder("conv2d_bp")
                .addInputs(input, weights, outputGradient)
                .addOutputs(toInput, weightGradient)
                .addIntegerArguments(arguments())
                .build());
        return toInput;
    }
}
