package dev.sparring.gan.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.data.Subset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierFileTest {

    private static final ClassifierTraining TRAINING = new ClassifierTraining(3, 9);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** Writes a classifier and gives what it says of a few images. */
    private float[] saved(Path directory) throws Exception {
        ClassifierTraining.Result result = TRAINING.train(LabelledData.of(Halves.of(100), 1), (step, loss) -> {});
        try (Classifier classifier = result.classifier()) {
            ClassifierFile.save(directory, result, TRAINING);
            return classifier.probabilities(images());
        }
    }

    private static float[] images() {
        return Subset.of(Halves.of(100), 0, 1, 2).samples();
    }

    @Test
    void whatIsReadSaysWhatWasWrittenSaid() throws Exception {
        Path directory = folder.resolve("classifier");
        float[] before = saved(directory);
        try (Classifier classifier = ClassifierFile.load(directory)) {
            assertThat(classifier.probabilities(images())).isEqualTo(before);
            assertThat(classifier.labels().names()).containsExactly("left", "right");
            assertThat(classifier.shape()).isEqualTo(Halves.SHAPE);
        }
        assertThat(new CheckpointStore(directory).load(3).state().path("seed").asLong())
                .isEqualTo(9);
    }

    @Test
    void aPlaceThatIsTakenIsRefused() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        ClassifierFile.requireFree(empty);
        ClassifierFile.requireFree(folder.resolve("new"));
        Path file = Files.createFile(folder.resolve("file"));
        for (Path taken : new Path[] {folder, file}) {
            assertThatThrownBy(() -> ClassifierFile.requireFree(taken))
                    .isInstanceOf(SparringException.Configuration.class)
                    .hasMessage(taken + " is taken; give a new or an empty directory by --out");
        }
    }

    private interface Change {
        Checkpoint of(Map<String, Tensor> tensors, ObjectNode state);
    }

    private void assertRefused(Change change, String why) throws Exception {
        Path original = folder.resolve("original");
        if (!Files.exists(original)) {
            saved(original);
        }
        Checkpoint checkpoint = new CheckpointStore(original).load(3);
        Path changed = Files.createTempDirectory(folder, "changed");
        new CheckpointStore(changed).save(change.of(new LinkedHashMap<>(checkpoint.tensors()), checkpoint.state()), 1);
        assertUnusable(changed, why);
    }

    private static void assertUnusable(Path directory, String why) {
        assertThatThrownBy(() -> ClassifierFile.load(directory).close())
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessageStartingWith("the classifier in " + directory + " cannot be used: ")
                .hasMessageContaining(why)
                .hasMessageEndingWith("; make one with 'sparring classifier train'");
    }

    @Test
    void sealedFilesThatAreNoClassifierAreRefused() throws Exception {
        String weights = "classifier.parameters.0_W";
        assertRefused((tensors, state) -> new Checkpoint(3, tensors, state.put("kind", "run")), "something else");
        assertRefused(
                (tensors, state) -> {
                    state.putArray("shape").add(1).add(1 << 30).add(8);
                    return new Checkpoint(3, tensors, state);
                },
                "its description is impossible");
        assertRefused(
                (tensors, state) -> {
                    state.putArray("labels").add("only");
                    return new Checkpoint(3, tensors, state);
                },
                "its description is impossible");
        assertRefused(
                (tensors, state) -> {
                    tensors.remove(weights);
                    return new Checkpoint(3, tensors, state);
                },
                weights + " is missing");
        assertRefused(
                (tensors, state) -> {
                    tensors.put(weights, new Tensor(new long[] {2}, new float[2]));
                    return new Checkpoint(3, tensors, state);
                },
                weights + " is missing or of another shape");
        assertRefused(
                (tensors, state) -> {
                    Tensor tensor = Objects.requireNonNull(tensors.get(weights));
                    float[] numbers = tensor.values().clone();
                    numbers[7] = Float.NaN;
                    tensors.put(weights, new Tensor(tensor.shape(), numbers));
                    return new Checkpoint(3, tensors, state);
                },
                "not finite");
        assertRefused(
                (tensors, state) -> {
                    tensors.put("more", new Tensor(new long[] {1}, new float[1]));
                    return new Checkpoint(3, tensors, state);
                },
                "belong to no layer");
    }

    @Test
    void damagedAndMissingFilesAreRefused() throws Exception {
        Path directory = folder.resolve("classifier");
        saved(directory);
        Path tensors = directory.resolve("step-00000003/tensors.safetensors");
        byte[] bytes = Files.readAllBytes(tensors);
        bytes[bytes.length - 1] ^= 1;
        Files.write(tensors, bytes);
        assertUnusable(directory, "tensors.safetensors was altered");
        assertUnusable(folder.resolve("none"), "there is none");
    }
}
