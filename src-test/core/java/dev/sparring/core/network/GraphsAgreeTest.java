package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compiled graphs against DL4J's own layers and vertices in double precision, and their tangents against central differences of these. */
class GraphsAgreeTest {

    /** How many, fewer where a build runs them for a second time. */
    private static final int GRAPHS = Integer.getInteger("graphs", 200);

    private static final double TOLERANCE = 1e-3;
    private static final double LEAST_SIZE = 1e-2;
    private static final double STEP = 1e-6;

    static Stream<TestedGraph> graphs() {
        return Stream.concat(
                LayerGraphs.all().stream(), LongStream.range(0, GRAPHS).mapToObj(seed -> new RandomGraph(seed, false)));
    }

    static Stream<TestedGraph> smoothGraphs() {
        return Stream.concat(
                LayerGraphs.all().stream(),
                LongStream.range(0, GRAPHS * 2 / 5).mapToObj(seed -> new RandomGraph(seed, true)));
    }

    private static CompiledNetwork compile(TestedGraph drawn) throws Exception {
        ComputationGraph definition = new ComputationGraph(drawn.definition(DataType.FLOAT));
        definition.init();
        CompiledNetwork network = CompiledNetwork.of(definition);
        // Off 0, where the slope of LeakyReLU is anybody's choice.
        SplittableRandom random = new SplittableRandom(3);
        network.parameterViews(network.parameters()).forEach((name, view) -> {
            if (!name.matches(".*_(mean|var|u|v)")) {
                view.addi(random(random, view.shape()).muli(0.1).castTo(DataType.FLOAT));
            }
        });
        return network;
    }

    /** Estimates of singular vectors move with each pass until they are right: after that, differences can be taken. */
    private static CompiledNetwork converged(TestedGraph drawn) throws Exception {
        CompiledNetwork network = compile(drawn);
        if (network.states().isEmpty()) {
            return network;
        }
        SplittableRandom random = new SplittableRandom(4);
        Inputs inputs = inputs(drawn, arrays(drawn, random, 2), DataType.FLOAT);
        for (int i = 0; i < 1000; i++) {
            network.pass(inputs, true).close();
        }
        return network;
    }

    private static Dl4jGraph exact(TestedGraph drawn, INDArray parameters) {
        Dl4jGraph network = Dl4jGraph.of(drawn.definition(DataType.DOUBLE));
        network.parameters().assign(parameters.castTo(DataType.DOUBLE));
        return network;
    }

    private static List<INDArray> arrays(TestedGraph drawn, SplittableRandom random, int batch) {
        List<INDArray> arrays = new ArrayList<>();
        for (int i = 0; i < drawn.inputNames().size(); i++) {
            arrays.add(
                    drawn.inputNames().get(i).equals(LayerGraphs.LABEL)
                            ? indices(random, batch)
                            : random(random, drawn.input(i, batch)));
        }
        return arrays;
    }

    private static INDArray indices(SplittableRandom random, int batch) {
        double[] indices = new double[batch];
        for (int i = 0; i < batch; i++) {
            indices[i] = random.nextInt(LayerGraphs.LABELS);
        }
        return Nd4j.createFromArray(indices).reshape(batch, 1);
    }

    private static Inputs inputs(TestedGraph drawn, List<INDArray> arrays, DataType type) {
        List<String> names = drawn.inputNames();
        Inputs inputs = Inputs.of(names.get(0), arrays.get(0).castTo(type));
        for (int i = 1; i < names.size(); i++) {
            inputs = inputs.and(names.get(i), arrays.get(i).castTo(type));
        }
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void bothExecutionsGiveTheSameNumbers(TestedGraph drawn) throws Exception {
        try (CompiledNetwork compiled = compile(drawn);
                Dl4jGraph exact = exact(drawn, compiled.parameters())) {
            assertThat(compiled.inputNames()).isEqualTo(drawn.inputNames());
            SplittableRandom random = new SplittableRandom(1);
            for (int batch : new int[] {5, 3}) {
                List<INDArray> arrays = arrays(drawn, random, batch);
                exact.clearGradients();
                compiled.clearGradients();
                // Two passes are open at a time, and gone back through in the other order.
                try (Pass first = compiled.pass(inputs(drawn, arrays, DataType.FLOAT), true);
                        Pass second = compiled.pass(inputs(drawn, arrays, DataType.FLOAT), true);
                        Pass expectedFirst = exact.pass(inputs(drawn, arrays, DataType.DOUBLE), true);
                        Pass expectedSecond = exact.pass(inputs(drawn, arrays, DataType.DOUBLE), true)) {
                    assertClose("output", first.output(), expectedFirst.output());
                    INDArray gradient = random(random, expectedFirst.output().shape());
                    second.backward(gradient.castTo(DataType.FLOAT));
                    expectedSecond.backward(gradient.dup());
                    for (String name : drawn.inputNames()) {
                        assertClose(
                                "gradient to " + name, second.inputGradient(name), expectedSecond.inputGradient(name));
                    }
                    assertClose("gradients", compiled.gradients(), exact.gradients());
                    first.backwardToParameters(gradient.castTo(DataType.FLOAT));
                    expectedFirst.backwardToParameters(gradient.dup());
                    assertClose("sum of gradients", compiled.gradients(), exact.gradients());
                    assertClose("parameters with running statistics", compiled.parameters(), exact.parameters());
                }
                try (Pass pass = compiled.pass(inputs(drawn, arrays, DataType.FLOAT), true);
                        Pass expected = exact.pass(inputs(drawn, arrays, DataType.DOUBLE), true)) {
                    INDArray gradient = random(random, expected.output().shape());
                    assertClose(
                            "gradient to the input alone",
                            pass.backwardToInput(gradient.castTo(DataType.FLOAT)),
                            expected.backwardToInput(gradient.dup()));
                    assertClose("gradients left alone", compiled.gradients(), exact.gradients());
                }
                try (Pass pass = compiled.pass(inputs(drawn, arrays, DataType.FLOAT), false);
                        Pass expected = exact.pass(inputs(drawn, arrays, DataType.DOUBLE), false)) {
                    assertClose("inference", pass.output(), expected.output());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("smoothGraphs")
    void theDerivativeOfInputGradientsEqualsCentralDifferences(TestedGraph drawn) throws Exception {
        try (CompiledNetwork compiled = converged(drawn);
                Dl4jGraph exact = exact(drawn, compiled.parameters())) {
            assertThat(compiled.withoutTangent()).isEmpty();
            SplittableRandom random = new SplittableRandom(7);
            List<INDArray> arrays = arrays(drawn, random, 3);
            INDArray direction = random(random, drawn.input(0, 3));
            compiled.clearGradients();
            INDArray weights = random(random, 3, 1);
            if (compiled.joinsPenalties()) {
                // The loss beside it: the outputs times some numbers.
                try (Pass pass = compiled.pass(inputs(drawn, arrays, DataType.FLOAT), true)) {
                    pass.backwardToParameters(weights.neg().castTo(DataType.FLOAT));
                }
                try (Pass pass = compiled.passForGradients(inputs(drawn, arrays, DataType.FLOAT))) {
                    pass.sampleGradients();
                    pass.addTangentAndLossGradients(
                            direction.castTo(DataType.FLOAT),
                            weights.castTo(DataType.FLOAT).toFloatVector());
                }
            } else {
                try (Pass pass = compiled.passForGradients(inputs(drawn, arrays, DataType.FLOAT))) {
                    assertClose("gradients to samples", pass.sampleGradients(), gradients(drawn, exact, arrays));
                    pass.addTangentGradients(direction.castTo(DataType.FLOAT));
                }
            }
            INDArray sum = compiled.gradients().castTo(DataType.DOUBLE);
            double norm = sum.norm2Number().doubleValue();
            Map<String, INDArray> found = compiled.parameterViews(sum);
            exact.parameterViews(exact.parameters()).forEach((name, view) -> {
                double tolerance = TOLERANCE * Math.max(norm, 0.1);
                INDArray along = random(random, view.shape());
                DoubleUnaryOperator difference = step -> difference(drawn, exact, arrays, direction, view, along, step);
                double expected = difference.applyAsDouble(STEP);
                double actual = Objects.requireNonNull(found.get(name))
                        .mul(along)
                        .sumNumber()
                        .doubleValue();
                // Where two steps disagree, a kink lies between the points, and neither tells the slope.
                if (Math.abs(expected - actual) > tolerance) {
                    assertThat(difference.applyAsDouble(STEP / 10)).as(name).isCloseTo(actual, within(tolerance));
                }
            });
        }
    }

    static Stream<TestedGraph> someSmoothGraphs() {
        return Stream.concat(
                LayerGraphs.all().stream(),
                LongStream.range(1000, 1000 + GRAPHS / 5).mapToObj(seed -> new RandomGraph(seed, true)));
    }

    /** A whole penalty, WGAN-GP's, against central differences of its own value. */
    @ParameterizedTest
    @MethodSource("someSmoothGraphs")
    void aPenaltysGradientEqualsCentralDifferencesOfThePenalty(TestedGraph drawn) throws Exception {
        try (CompiledNetwork compiled = converged(drawn);
                Dl4jGraph exact = exact(drawn, compiled.parameters())) {
            SplittableRandom random = new SplittableRandom(9);
            List<INDArray> arrays = arrays(drawn, random, 3);
            compiled.clearGradients();
            try (Pass pass = compiled.passForGradients(inputs(drawn, arrays, DataType.FLOAT))) {
                INDArray v = pass.sampleGradients().castTo(DataType.DOUBLE);
                pass.addTangentGradients(towardsOne(v).castTo(DataType.FLOAT));
            }
            INDArray found = compiled.gradients().castTo(DataType.DOUBLE);
            double tolerance = TOLERANCE * Math.max(found.norm2Number().doubleValue(), 0.1);
            INDArray parameters = exact.parameters();
            INDArray kept = parameters.dup();
            INDArray along = random(random, parameters.shape());
            // What is no parameter stays as it is.
            exact.parameterViews(along).forEach((name, view) -> {
                if (name.matches(".*_(mean|var|u|v)")) {
                    view.assign(0);
                }
            });
            DoubleUnaryOperator difference = step -> {
                parameters.assign(kept).addi(along.mul(step));
                double above = penalty(gradients(drawn, exact, arrays));
                parameters.assign(kept).subi(along.mul(step));
                double below = penalty(gradients(drawn, exact, arrays));
                return (above - below) / (2 * step);
            };
            double actual = found.mul(along).sumNumber().doubleValue();
            double expected = difference.applyAsDouble(STEP);
            if (Math.abs(expected - actual) > tolerance) {
                assertThat(difference.applyAsDouble(STEP / 10)).isCloseTo(actual, within(tolerance));
            }
        }
    }

    private static INDArray rows(INDArray v) {
        return v.dup('c').reshape('c', v.size(0), v.length() / v.size(0));
    }

    /** The mean of (|v| - 1)^2. */
    private static double penalty(INDArray v) {
        return Math.pow(rows(v).norm2(1).sub(1).norm2Number().doubleValue(), 2) / v.size(0);
    }

    /** Its derivative to v. */
    private static INDArray towardsOne(INDArray v) {
        INDArray rows = rows(v);
        INDArray norms = rows.norm2(1);
        INDArray factors = norms.sub(1).mul(2.0 / v.size(0)).div(norms.add(1e-30));
        return rows.mulColumnVector(factors).reshape('c', v.shape());
    }

    private static double difference(
            TestedGraph drawn,
            Dl4jGraph exact,
            List<INDArray> arrays,
            INDArray direction,
            INDArray view,
            INDArray along,
            double step) {
        INDArray kept = view.dup();
        view.addi(along.mul(step));
        double above = moved(drawn, exact, arrays, direction);
        view.assign(kept).subi(along.mul(step));
        double below = moved(drawn, exact, arrays, direction);
        view.assign(kept);
        return (above - below) / (2 * step);
    }

    private static double moved(TestedGraph drawn, Dl4jGraph exact, List<INDArray> arrays, INDArray direction) {
        return gradients(drawn, exact, arrays).mul(direction).sumNumber().doubleValue();
    }

    private static INDArray gradients(TestedGraph drawn, Dl4jGraph exact, List<INDArray> arrays) {
        try (Pass pass = exact.pass(inputs(drawn, arrays, DataType.DOUBLE), true)) {
            return pass.backwardToInput(Nd4j.onesLike(pass.output())).dup();
        }
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
            assertThat((double) numbers[i]).as(what + " at " + i).isCloseTo(expected[i], within(TOLERANCE * size));
        }
    }
}
