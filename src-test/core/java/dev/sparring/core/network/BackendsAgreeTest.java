package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compiled networks against DL4J's own layers, which here run in double precision and without oneDNN, and against finite
 * differences of those.
 */
class BackendsAgreeTest {

    /** How many, fewer where a build runs them for a second time. */
    private static final int ARCHITECTURES = Integer.getInteger("architectures", 120);

    /** Of a number, or of a typical one of its array if that is larger: many are small differences of large ones. */
    private static final double TOLERANCE = 1e-3;

    private static final double LEAST_SIZE = 1e-2;
    private static final double STEP = 1e-7;
    private static final int DIRECTIONS = 2;

    /** In units of the gradient's norm; one wrong number of n puts it off by about one part in the root of n. */
    private static final double DIRECTION_TOLERANCE = 3e-4;

    private static final Pattern STATISTICS = Pattern.compile(".*_(mean|var|log10stdev)");

    static Stream<RandomArchitecture> architectures() {
        return LongStream.range(0, ARCHITECTURES).mapToObj(RandomArchitecture::new);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void bothExecutionsGiveTheSameNumbers(RandomArchitecture architecture) throws Exception {
        try (Network compiled = compile(architecture);
                Network exact = exact(architecture, compiled.parameters())) {
            SplittableRandom random = new SplittableRandom(1);
            for (int batch : new int[] {6, 3, 6}) {
                INDArray input = random(random, architecture.input(batch));
                INDArray expected = exact.forward(input, true);
                assertClose("output", compiled.forward(input.castTo(DataType.FLOAT), true), expected);
                INDArray gradient = random(random, expected.shape());
                exact.clearGradients();
                compiled.clearGradients();
                INDArray toInput = exact.backward(gradient.dup());
                assertClose("gradient to the input", compiled.backward(gradient.castTo(DataType.FLOAT)), toInput);
                assertClose("gradient to the parameters", compiled.gradients(), exact.gradients());
                assertClose("parameters with running statistics", compiled.parameters(), exact.parameters());

                exact.forward(input, true);
                compiled.forward(input.castTo(DataType.FLOAT), true);
                exact.backwardToParameters(gradient.dup());
                compiled.backwardToParameters(gradient.castTo(DataType.FLOAT));
                assertClose("sum of two gradients", compiled.gradients(), exact.gradients());

                exact.forward(input, true);
                compiled.forward(input.castTo(DataType.FLOAT), true);
                INDArray alone = exact.backwardToInput(gradient.dup());
                assertClose(
                        "gradient to the input alone",
                        compiled.backwardToInput(gradient.castTo(DataType.FLOAT)),
                        alone);
                assertClose("gradients left alone", compiled.gradients(), exact.gradients());
                assertClose("statistics left alone", compiled.parameters(), exact.parameters());
                assertClose(
                        "inference",
                        compiled.forward(input.castTo(DataType.FLOAT), false),
                        exact.forward(input, false));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void gradientsEqualFiniteDifferences(RandomArchitecture architecture) throws Exception {
        try (Network compiled = compile(architecture);
                Network exact = exact(architecture, compiled.parameters())) {
            SplittableRandom random = new SplittableRandom(2);
            INDArray input = random(random, architecture.input(5));
            INDArray weights = random(random, exact.forward(input, true).shape());
            compiled.clearGradients();
            compiled.forward(input.castTo(DataType.FLOAT), true);
            INDArray toInput = compiled.backward(weights.castTo(DataType.FLOAT)).castTo(DataType.DOUBLE);
            FiniteDifferences differences = new FiniteDifferences(exact, input, weights, STEP);
            assertDifferences(differences, input, toInput, random);
            Map<String, INDArray> gradients =
                    compiled.parameterViews(compiled.gradients().castTo(DataType.DOUBLE));
            exact.parameterViews(exact.parameters()).forEach((name, view) -> {
                if (!STATISTICS.matcher(name).matches()) {
                    assertDifferences(differences, view, Objects.requireNonNull(gradients.get(name)), random);
                }
            });
        }
    }

    /** Along directions in which every number takes part, so that one that is wrong shows. */
    private static void assertDifferences(
            FiniteDifferences differences, INDArray moved, INDArray gradient, SplittableRandom random) {
        for (int i = 0; i < DIRECTIONS; i++) {
            differences.assertDirection(moved, gradient, random(random, moved.shape()), DIRECTION_TOLERANCE);
        }
    }

    /** Biases begin at 0; they are moved off it, since at exactly 0 the slope of LeakyReLU is anybody's choice. */
    private static Network compile(RandomArchitecture architecture) throws Exception {
        MultiLayerNetwork definition = new MultiLayerNetwork(architecture.definition(DataType.FLOAT));
        definition.init();
        Network network = CompiledNetwork.of(definition);
        SplittableRandom random = new SplittableRandom(3);
        network.parameterViews(network.parameters()).forEach((name, view) -> {
            if (!STATISTICS.matcher(name).matches()) {
                view.addi(random(random, view.shape()).muli(0.1).castTo(DataType.FLOAT));
            }
        });
        return network;
    }

    private static Network exact(RandomArchitecture architecture, INDArray parameters) {
        Network network = Dl4jNetwork.of(architecture.definition(DataType.DOUBLE));
        network.parameters().assign(parameters.castTo(DataType.DOUBLE));
        return network;
    }

    private static INDArray random(SplittableRandom random, long... shape) {
        double[] values = new double[(int) LongStream.of(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            // What a float holds exactly, so that both executions are given the same numbers.
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    private static void assertClose(String what, INDArray floats, INDArray doubles) {
        assertThat(floats.shape()).as(what).containsExactly(doubles.shape());
        double typical = doubles.norm2Number().doubleValue() / Math.sqrt((double) doubles.length());
        double[] expected = doubles.dup('c').data().asDouble();
        float[] numbers = floats.dup('c').data().asFloat();
        for (int i = 0; i < numbers.length; i++) {
            double size = Math.max(Math.abs(expected[i]), Math.max(typical, LEAST_SIZE));
            if (!(Math.abs(numbers[i] - expected[i]) <= TOLERANCE * size)) {
                throw new AssertionError(what + " must be " + expected[i] + " at " + i + " of " + numbers.length
                        + ", got " + numbers[i] + "; numbers there are typically " + typical);
            }
        }
    }
}
