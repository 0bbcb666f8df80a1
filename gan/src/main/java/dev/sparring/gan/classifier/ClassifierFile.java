package dev.sparring.gan.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.SampleShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained classifier on disk: a directory with one checkpoint, whole or not there; {@code docs/checkpoint.md} specifies it.
 *
 * <p>Reading runs no code from the file: sizes, sums, names, shapes and numbers are checked first.
 */
public final class ClassifierFile {

    private static final String KIND = "classifier";
    private static final String PREFIX = "classifier.parameters.";

    private ClassifierFile() {}

    /**
     * Refuses a place where a classifier cannot go.
     *
     * @param directory where it is to be
     * @throws SparringException.Configuration if there is anything but an empty directory
     */
    public static void requireFree(Path directory) throws SparringException.Configuration {
        if (!Files.exists(directory)) {
            return;
        }
        boolean empty = false;
        if (Files.isDirectory(directory)) {
            try (Stream<Path> entries = Files.list(directory)) {
                empty = entries.findAny().isEmpty();
            } catch (IOException e) {
                throw new SparringException.Configuration(
                        directory + " cannot be read: " + ReadErrors.reason(e), "give another directory by --out", e);
            }
        }
        if (!empty) {
            throw new SparringException.Configuration(
                    directory + " is taken", "give a new or an empty directory by --out");
        }
    }

    /**
     * Writes a classifier.
     *
     * @param directory where to, a place that is free
     * @param trained the classifier
     * @param training how it was trained
     * @throws SparringException if the place is taken, the disk is full or the directory cannot be written
     */
    public static void save(Path directory, ClassifierTraining.Result trained, ClassifierTraining training)
            throws SparringException {
        requireFree(directory);
        Classifier classifier = trained.classifier();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        named(classifier).forEach((name, array) -> tensors.put(name, Tensor.of(array)));
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("kind", KIND);
        SampleShape shape = classifier.shape();
        state.putArray("shape").add(shape.channels()).add(shape.height()).add(shape.width());
        classifier.labels().names().forEach(state.putArray("labels")::add);
        state.put("accuracy", trained.accuracy()).put("seed", training.seed());
        new CheckpointStore(directory).save(new Checkpoint(training.steps(), tensors, state), 1);
    }

    /**
     * Reads a classifier.
     *
     * @param directory where it was written
     * @return it, to be closed by the caller
     * @throws SparringException.Checkpoint if there is none, or it is damaged
     * @throws SparringException.Storage if it cannot be read
     */
    public static Classifier load(Path directory) throws SparringException.Checkpoint, SparringException.Storage {
        CheckpointStore store = new CheckpointStore(directory);
        List<Long> steps = store.steps();
        if (steps.isEmpty()) {
            throw unusable(directory, "there is none");
        }
        Checkpoint checkpoint;
        try {
            checkpoint = store.load(steps.get(0));
        } catch (SparringException.Checkpoint e) {
            throw unusable(directory, String.valueOf(e.getMessage()).replaceFirst(";[^;]*$", ""), e);
        }
        Classifier classifier = untrained(directory, checkpoint.state());
        boolean sound = false;
        try {
            restore(directory, classifier, checkpoint.tensors());
            sound = true;
            return classifier;
        } finally {
            if (!sound) {
                classifier.close();
            }
        }
    }

    private static Classifier untrained(Path directory, ObjectNode state) throws SparringException.Checkpoint {
        if (!state.path("kind").asText().equals(KIND)) {
            throw unusable(directory, "what is there is something else");
        }
        JsonNode sides = state.path("shape");
        List<String> names = new ArrayList<>();
        for (JsonNode name : state.path("labels")) {
            names.add(name.asText());
        }
        try {
            SampleShape shape = new SampleShape(
                    sides.path(0).asInt(), sides.path(1).asInt(), sides.path(2).asInt());
            return Classifier.untrained(shape, new Labels(names), 0);
        } catch (IllegalArgumentException e) {
            throw unusable(directory, "its description is impossible: " + e.getMessage(), e);
        }
    }

    private static void restore(Path directory, Classifier classifier, Map<String, Tensor> tensors)
            throws SparringException.Checkpoint {
        Map<String, INDArray> arrays = named(classifier);
        for (Map.Entry<String, INDArray> entry : arrays.entrySet()) {
            Tensor tensor = tensors.get(entry.getKey());
            INDArray array = entry.getValue();
            if (tensor == null || !Arrays.equals(tensor.shape(), array.shape())) {
                throw unusable(directory, entry.getKey() + " is missing or of another shape");
            }
            for (float number : tensor.values()) {
                if (!Float.isFinite(number)) {
                    throw unusable(directory, entry.getKey() + " holds numbers that are not finite");
                }
            }
            tensor.copyTo(array);
        }
        if (tensors.size() != arrays.size()) {
            throw unusable(directory, "it holds tensors that belong to no layer");
        }
    }

    private static Map<String, INDArray> named(Classifier classifier) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        classifier
                .network()
                .parameterViews(classifier.network().parameters())
                .forEach((name, array) -> arrays.put(PREFIX + name, array));
        return arrays;
    }

    private static SparringException.Checkpoint unusable(Path directory, String why) {
        return unusable(directory, why, null);
    }

    private static SparringException.Checkpoint unusable(Path directory, String why, @Nullable Exception cause) {
        return new SparringException.Checkpoint(
                "the classifier in " + directory + " cannot be used: " + why,
                "make one with 'sparring classifier train'",
                cause);
    }
}
