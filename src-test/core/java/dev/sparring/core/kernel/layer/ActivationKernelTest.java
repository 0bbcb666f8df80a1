package dev.sparring.core.kernel.layer;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

class ActivationKernelTest {

    /** oneDNN takes exponentials by polynomials. */
    private static final double TOLERANCE = 3e-6;

    /** Around 0 some values are differences of larger numbers, such as the exponential and 1. */
    private static final double LEAST_SIZE = 0.05;

    private record Function(IActivation activation, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        @Override
        public String toString() {
            return activation.toString();
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static DoubleUnaryOperator swishSlope(double steepness) {
        return x -> sigmoid(steepness * x) * (1 + steepness * x * (1 - sigmoid(steepness * x)));
    }

    private static Function leaky(double slope) {
        return new Function(new ActivationLReLU(slope), x -> x > 0 ? x : slope * x, x -> x > 0 ? 1 : slope);
    }

    private static Function elu(double scale) {
        return new Function(
                new ActivationELU(scale), x -> x > 0 ? x : scale * Math.expm1(x), x -> x > 0 ? 1 : scale * Math.exp(x));
    }

    static Stream<Function> functions() {
        return Stream.of(
                new Function(new ActivationIdentity(), x -> x, x -> 1),
                new Function(new ActivationReLU(), x -> Math.max(0, x), x -> x > 0 ? 1 : 0),
                leaky(0.2),
                leaky(0),
                leaky(-0.3),
                new Function(new ActivationTanH(), Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x)),
                new Function(
                        new ActivationSigmoid(), ActivationKernelTest::sigmoid, x -> sigmoid(x) * (1 - sigmoid(x))),
                elu(1),
                elu(0.7),
                elu(0),
                elu(-1),
                new Function(
                        new ActivationSoftPlus(),
                        x -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))),
                        ActivationKernelTest::sigmoid),
                new Function(new ActivationSwish(), x -> x * sigmoid(x), swishSlope(1)),
                new Function(new ActivationGELU(false), x -> x * sigmoid(1.702 * x), swishSlope(1.702)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void valueAndSlopeOfEveryNumber(Function function) {
        Activation operation = Activation.of(function.activation()).orElseThrow();
        for (long[] shape : new long[][] {{3, 7}, {64, 33}, {2, 5, 3, 7}, {2, 8, 5, 5}, {1, 32, 3, 3}}) {
            int length = 1;
            for (long side : shape) {
                length *= (int) side;
            }
            float[] input = KernelRun.random(new SplittableRandom(length), length);
            // Far out, where functions are flat or steep.
            for (int i = 0; i < length; i += 5) {
                input[i] *= 8;
            }
            for (var layout : KernelRun.layouts(shape)) {
                KernelRun run = KernelRun.of(operation, layout, input, new float[0]);
                Expected output = new Expected(length);
                Expected toInput = new Expected(length);
                for (int i = 0; i < length; i++) {
                    double value = function.value().applyAsDouble(input[i]);
                    output.add(
                            i, value, Math.max(LEAST_SIZE, Math.max(Math.min(1, Math.abs(input[i])), Math.abs(value))));
                    double slope = function.slope().applyAsDouble(input[i]);
                    toInput.add(
                            i, slope * run.gradient()[i], Math.abs(run.gradient()[i]) * Math.max(1, Math.abs(slope)));
                }
                output.assertEquals("value", run.output(), TOLERANCE);
                toInput.assertEquals("gradient to the input", run.toInput(), TOLERANCE);
            }
        }
    }
}
