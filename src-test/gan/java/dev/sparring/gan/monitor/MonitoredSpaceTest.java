package dev.sparring.gan.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.classifier.ClassifierFile;
import dev.sparring.gan.classifier.ClassifierTraining;
import dev.sparring.gan.classifier.LabelledData;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.synthetic.Shapes;
import dev.sparring.gan.feature.LabellingSpace;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.storage.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monitor in the space of a classifier. */
class MonitoredSpaceTest {

    private static final RunListener SILENT = new RunListener() {};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Config config(Path classifier, int size, int steps) throws SparringException {
        return ConfigBuilder.preset("ring")
                .set("data.source", "shapes")
                .set("data.size", Integer.toString(size))
                .set("data.channels", "1")
                .set("steps", Integer.toString(steps))
                .set("batch", "8")
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("samples.count", "4")
                .set("monitor.every", "4")
                .set("monitor.features", "classifier")
                .set("monitor.classifier", classifier.toString())
                .build();
    }

    private Path classifier() throws SparringException {
        Path directory = folder.resolve("classifier");
        ClassifierTraining training = new ClassifierTraining(2, 1);
        ClassifierTraining.Result result = training.train(LabelledData.of(Shapes.of(8, 1, 1), 1), (step, loss) -> {});
        ClassifierFile.save(directory, result, training);
        result.classifier().close();
        return directory;
    }

    private static Tensor seen(Path root) throws SparringException {
        return Objects.requireNonNull(RunDirectory.checkpoints(root)
                .newest(warning -> {})
                .orElseThrow()
                .tensors()
                .get("monitor.samples"));
    }

    private static String signals(Path root, int step) throws IOException {
        return Files.readAllLines(root.resolve("metrics.jsonl")).stream()
                .filter(line -> line.startsWith("{\"step\":" + step + ","))
                .map(line -> line.substring(line.indexOf("\"signals\"")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void samplesAreComparedByWhatTheClassifierHasLearnedAlsoAfterAResume() throws Exception {
        Path classifier = classifier();
        int length;
        try (LabellingSpace features = LabellingSpace.load(classifier, Shapes.of(8, 1, 1))) {
            length = features.length();
        }
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        Run.prepare(config(classifier, 8, 12), whole).play(new RunControl(), SILENT, "test");
        Run.prepare(config(classifier, 8, 6), broken).play(new RunControl(), SILENT, "test");
        assertThat(seen(whole).shape()).containsExactly(256, length);
        Run.resume(broken, OptionalLong.of(12)).play(new RunControl(), SILENT, "test");
        assertThat(seen(broken).values()).isEqualTo(seen(whole).values());
        // How far samples have moved since the look before the break, which the checkpoint remembers.
        assertThat(signals(broken, 8)).isEqualTo(signals(whole, 8)).contains("\"moved\"");
    }

    @Test
    void aClassifierThatIsMissingOrOfOtherImagesIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path root = folder.resolve("run");
        assertThatThrownBy(() ->
                        Run.prepare(config(folder.resolve("none"), 8, 4), root).play(new RunControl(), SILENT, "test"))
                .isInstanceOf(SparringException.class)
                .hasMessageContaining("none");
        Path classifier = classifier();
        assertThatThrownBy(() -> Run.prepare(config(classifier, 16, 4), root).play(new RunControl(), SILENT, "test"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("takes");
        assertThat(Files.exists(root)).isFalse();
    }
}
