package dev.sparring.gan.feature;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.metric.geometry.PointSet;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ONNX file being run: the one class that names ONNX Runtime, loaded only where that is there. */
final class OnnxSession implements AutoCloseable {

    private static final int CHUNK = 64;
    private static final int LONGEST = 16_384;
    private static final int LONGEST_MESSAGE = 200;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final SampleShape shape;
    private final int channels;
    private final int batch;
    private final boolean padded;
    private final float scale;
    private final float shift;
    private final int length;

    private OnnxSession(
            OrtEnvironment environment, OrtSession session, SampleShape shape, float black, float white, Path file)
            throws SparringException.Configuration, OrtException {
        this.environment = environment;
        this.session = session;
        this.shape = shape;
        Map<String, ? extends ai.onnxruntime.NodeInfo> inputs = session.getInputInfo();
        if (inputs.size() != 1 || session.getNumOutputs() != 1) {
            throw unsuitable(
                    file,
                    "it has " + inputs.size() + " inputs and " + session.getNumOutputs()
                            + " outputs, and there must be one of each");
        }
        this.input = inputs.keySet().iterator().next();
        long[] sides = floats(file, "input", inputs.values().iterator().next().getInfo());
        floats(
                file,
                "output",
                session.getOutputInfo().values().iterator().next().getInfo());
        if (sides.length != 4) {
            throw unsuitable(file, "its input is " + Arrays.toString(sides) + ", not [batch, channels, height, width]");
        }
        this.channels = channels(file, sides[1]);
        if (!fits(sides[2], shape.height()) || !fits(sides[3], shape.width())) {
            throw unsuitable(
                    file, "it takes images of " + sides[2] + "x" + sides[3] + ", and the data is " + shape.toText());
        }
        this.padded = sides[0] > 0;
        this.batch = padded ? Math.toIntExact(sides[0]) : CHUNK;
        this.scale = (white - black) / 2;
        this.shift = (white + black) / 2;
        this.length = chunk(new float[shape.length()], 0, 1).length;
        if (length > LONGEST) {
            throw unsuitable(file, "it gives " + length + " numbers an image, more than " + LONGEST);
        }
    }

    /** Opens a file, checks it, and runs one black image through it. */
    static OnnxSession open(Path file, SampleShape shape, float black, float white)
            throws SparringException.Configuration {
        OrtSession session = null;
        boolean ready = false;
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "sparring");
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
                session = environment.createSession(file.toString(), options);
            }
            OnnxSession opened = new OnnxSession(environment, session, shape, black, white, file);
            ready = true;
            return opened;
        } catch (OrtException e) {
            throw unsuitable(file, said(e), e);
        } finally {
            if (!ready && session != null) {
                close(session);
            }
        }
    }

    private static boolean fits(long wanted, int side) {
        return wanted < 0 || wanted == side;
    }

    private int channels(Path file, long wanted) throws SparringException.Configuration {
        if (wanted < 0 || wanted == shape.channels()) {
            return shape.channels();
        }
        if (wanted == 3 && shape.channels() == 1) {
            return 3;
        }
        throw unsuitable(file, "it takes images of " + wanted + " channels, and the data is " + shape.toText());
    }

    private static long[] floats(Path file, String what, ValueInfo info) throws SparringException.Configuration {
        if (!(info instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw unsuitable(file, "its " + what + " is no tensor of 32-bit floats");
        }
        return tensor.getShape();
    }

    private static SparringException.Configuration unsuitable(Path file, String why) {
        return unsuitable(file, why, null);
    }

    private static SparringException.Configuration unsuitable(Path file, String why, @Nullable Exception cause) {
        return new SparringException.Configuration(
                file + " cannot be used: " + why,
                "give an ONNX file with one input [batch, channels, height, width] and one output, both of floats",
                cause);
    }

    private static String said(OrtException e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "..." : text;
    }

    int length() {
        return length;
    }

    PointSet run(float[] samples) {
        int count = samples.length / shape.length();
        float[] points = new float[Math.multiplyExact(count, length)];
        try {
            for (int from = 0; from < count; from += batch) {
                int size = Math.min(batch, count - from);
                System.arraycopy(chunk(samples, from, size), 0, points, from * length, size * length);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the network in the ONNX file failed: " + said(e), e);
        }
        return new PointSet(points, length);
    }

    /** The outputs of a few samples, one after the other. */
    private float[] chunk(float[] samples, int from, int size) throws OrtException {
        int rows = padded ? batch : size;
        int plane = shape.height() * shape.width();
        FloatBuffer pixels = FloatBuffer.allocate(Math.multiplyExact(rows, channels * plane));
        for (int i = 0; i < size; i++) {
            for (int channel = 0; channel < channels; channel++) {
                int first = (from + i) * shape.length() + channel % shape.channels() * plane;
                for (int p = 0; p < plane; p++) {
                    pixels.put(samples[first + p] * scale + shift);
                }
            }
        }
        pixels.rewind();
        long[] sides = {rows, channels, shape.height(), shape.width()};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, pixels, sides);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            FloatBuffer values = output.getFloatBuffer();
            if (values.remaining() == 0 || values.remaining() % rows != 0) {
                throw new OrtException("it gives " + values.remaining() + " numbers for " + rows + " images");
            }
            float[] numbers = new float[values.remaining() / rows * size];
            values.get(numbers);
            return numbers;
        }
    }

    @Override
    public void close() {
        close(session);
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("an ONNX session can be closed", e);
        }
    }
}
