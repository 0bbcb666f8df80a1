package dev.sparring.gan.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.sparring.core.network.Floats;
import dev.sparring.gan.export.protobuf.Message;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds what ONNX Runtime makes of a network's translation against what DL4J's own layers make of the network. */
public final class OnnxOutputs {

    private static final String INPUT = "in";
    private static final String LABEL = "label";

    private OnnxOutputs() {}

    /** Moves all parameters from where they begin, running statistics too, so that each of them counts. */
    public static void liven(Model network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Map.Entry<String, INDArray> entry : network.paramTable().entrySet()) {
            float[] numbers = Floats.numbers(entry.getValue());
            for (int i = 0; i < numbers.length; i++) {
                float move = (float) (0.4 * random.nextDouble() - 0.2);
                numbers[i] = entry.getKey().endsWith("_var") ? 1 + 4 * move : numbers[i] + move;
            }
            try (INDArray moved = Floats.of(numbers, entry.getValue().shape())) {
                entry.getValue().assign(moved);
            }
        }
    }

    /** Translates a network of one input, or of one and labels. */
    public static byte[] model(Model network, List<Long> sides, boolean labelled) throws Exception {
        Message model = OnnxModel.of(
                network,
                new OnnxModel.Interface(INPUT, sides, labelled ? Optional.of(LABEL) : Optional.empty(), "out"),
                "test",
                Map.of("seed", "1"));
        return model.toBytes();
    }

    /** Compares on random inputs; labels count up from 0. */
    public static void assertAgrees(Model network, List<Long> sides, int labels, int... batches) throws Exception {
        byte[] model = model(network, sides, labels > 0);
        for (int batch : batches) {
            long[] shape = LongStream.concat(
                            LongStream.of(batch), sides.stream().mapToLong(Long::longValue))
                    .toArray();
            float[] numbers = new float[Math.toIntExact(LongStream.of(shape).reduce(1, (a, b) -> a * b))];
            SplittableRandom random = new SplittableRandom(batch);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) (4 * random.nextDouble() - 2);
            }
            long[] asked = LongStream.range(0, labels > 0 ? batch : 0)
                    .map(i -> i % labels)
                    .toArray();
            float[] expected = dl4j(network, numbers, shape, asked);
            assertClose(run(model, numbers, shape, asked), expected);
        }
    }

    static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        float largest = 1;
        for (float number : expected) {
            largest = Math.max(largest, Math.abs(number));
        }
        for (int i = 0; i < expected.length; i++) {
            // Not a number is no agreement.
            assertThat(Math.abs(actual[i] - expected[i]) <= 1e-5f * largest)
                    .as("number %d is %s, DL4J has %s", i, actual[i], expected[i])
                    .isTrue();
        }
    }

    /** What ONNX Runtime gives. */
    public static float[] run(byte[] model, float[] numbers, long[] shape, long... labels) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model);
                OnnxTensor first = OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), shape);
                OnnxTensor label =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(labels), new long[] {labels.length})) {
            String input = session.getInputNames().stream()
                    .filter(name -> !name.equals(LABEL))
                    .findFirst()
                    .orElseThrow();
            Map<String, OnnxTensor> inputs = new HashMap<>(Map.of(input, first));
            if (session.getInputNames().contains(LABEL)) {
                inputs.put(LABEL, label);
            }
            try (OrtSession.Result result = session.run(inputs)) {
                FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] output = new float[found.remaining()];
                found.get(output);
                return output;
            }
        }
    }

    /** What DL4J's own layers give. */
    public static float[] dl4j(Model network, float[] numbers, long[] shape, long... labels) {
        INDArray first = Floats.of(numbers, shape);
        if (network instanceof MultiLayerNetwork layers) {
            return Floats.numbers(layers.output(first, false));
        }
        ComputationGraph graph = (ComputationGraph) network;
        float[] indices = new float[labels.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = labels[i];
        }
        INDArray[] inputs = graph.getConfiguration().getNetworkInputs().stream()
                .map(name -> name.equals(LABEL) ? Floats.of(indices, indices.length, 1) : first)
                .toArray(INDArray[]::new);
        return Floats.numbers(graph.outputSingle(false, inputs));
    }
}
