package dev.sparring.gan.feature;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.metric.geometry.PointSet;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a network in an ONNX file gives for images, such as an Inception or a CLIP exported by its owner; the file runs no Java
 * code.
 *
 * <p>The file has one input of floats {@code [batch, channels, height, width]} and one output of floats, which is flattened to
 * a point an image. Grey images are repeated where the input takes three channels. Sides are taken as they are: a network for
 * another size must begin with a Resize of its own.
 *
 * <p>It runs by ONNX Runtime, an optional dependency. One thread calls, the runtime uses all processors.
 */
public final class OnnxFeatures implements FeatureSpace {

    private static final String ARTIFACT = "com.microsoft.onnxruntime:onnxruntime:1.23.2";
    private static final String RUNTIME = "ai.onnxruntime.OrtEnvironment";

    private final OnnxSession session;
    private final String name;

    private OnnxFeatures(OnnxSession session, String name) {
        this.session = session;
        this.name = name;
    }

    /**
     * The features of a network that takes pixels in [-1, 1].
     *
     * @param file the ONNX file
     * @param shape of the images
     * @return the features, to be closed by the caller
     * @throws SparringException if ONNX Runtime is not on the class path, the file is missing or no network of the kind above,
     *     or it does not take images of this shape
     */
    public static OnnxFeatures of(Path file, SampleShape shape) throws SparringException {
        return of(file, shape, -1, 1);
    }

    /**
     * The features of a network.
     *
     * @param file the ONNX file
     * @param shape of the images
     * @param black what the network takes for the darkest pixel
     * @param white what it takes for the brightest one
     * @return the features, to be closed by the caller
     * @throws SparringException as {@link #of(Path, SampleShape)}
     */
    public static OnnxFeatures of(Path file, SampleShape shape, float black, float white) throws SparringException {
        if (!shape.isImage()) {
            throw new SparringException.Configuration(
                    "a network in an ONNX file takes images, and the data is " + shape.toText(),
                    "leave it out: such data is compared by its own numbers");
        }
        if (!Files.isRegularFile(file)) {
            throw new SparringException.Configuration(file + " is no file", "give an ONNX file");
        }
        requireRuntime();
        return new OnnxFeatures(OnnxSession.open(file, shape, black, white), String.valueOf(file.getFileName()));
    }

    private static void requireRuntime() throws SparringException.Configuration {
        try {
            Class.forName(RUNTIME, false, OnnxFeatures.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SparringException.Configuration(
                    "ONNX files are read by ONNX Runtime, which is not on the class path",
                    "add the artifact " + ARTIFACT + ", for the command line by SPARRING_CLASS_PATH=ITS.jar",
                    e);
        }
    }

    @Override
    public int length() {
        return session.length();
    }

    @Override
    public PointSet of(float[] samples) {
        return session.run(samples);
    }

    @Override
    public String description() {
        return session.length() + " features of " + name;
    }

    @Override
    public void close() {
        session.close();
    }
}
