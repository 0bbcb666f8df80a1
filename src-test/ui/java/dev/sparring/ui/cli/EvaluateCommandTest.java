package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code sparring classifier train} and {@code sparring evaluate}, from a run and a classifier that are made once. */
class EvaluateCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    private static Path points() {
        return folder.resolve("points");
    }

    private static Path images() {
        return folder.resolve("images");
    }

    private static Path classifier() {
        return folder.resolve("classifier");
    }

    private static Answer train(Path run, Object... more) {
        List<Object> args =
                new ArrayList<>(List.of("train", "--out", run, "--steps", 2, "--quiet", "--set", "batch=8"));
        args.addAll(List.of("--set", "generator.width=8", "--set", "discriminator.width=8"));
        args.addAll(List.of("--set", "generator.warmup.updates=1", "--set", "discriminator.warmup.updates=1"));
        args.addAll(List.of(more));
        return Answer.to(args.toArray());
    }

    @BeforeAll
    static void make() throws Exception {
        assertThat(train(points())).isEqualTo(new Answer(0, "", ""));
        assertThat(train(
                        images(),
                        "--preset",
                        "ring",
                        "--data",
                        "shapes",
                        "--set",
                        "data.size=8",
                        "--set",
                        "generator.learningRate=0.001"))
                .isEqualTo(new Answer(0, "", ""));
        Answer trained = Answer.to(
                "classifier",
                "train",
                "--data",
                "shapes",
                "--size",
                8,
                "--steps",
                20,
                "--seed",
                3,
                "--out",
                classifier());
        assertThat(trained.code()).isZero();
        assertThat(trained.err()).isEmpty();
        assertThat(trained.out())
                .contains("5 labels, 20 steps of batch 64, seed 3", "step 20/20  loss ", "0 s left")
                .containsPattern("[0-9.]+ % of 2,000 held-out images found right after .*; classifier in ");
        Files.createDirectories(folder.resolve("pictures"));
    }

    @Test
    void theTableNamesSpaceCountAndEveryFigure() {
        Answer answer = Answer.to("evaluate", points(), "--count", 300);
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains(
                        "step 2, seed 1",
                        "300 samples against as many of: endless points, 8 Gaussians",
                        "compared by the samples' own 2 numbers; figures of another space or count do not compare",
                        "lower is better",
                        "higher is better",
                        "as the data's is best");
        assertThat(answer.out().lines().filter(line -> line.contains(" is be"))).hasSize(13);
        assertThat(answer.out()).containsPattern("modes held +[0-8] +8 ");
    }

    @Test
    void theJsonFileHoldsTheSame() throws Exception {
        Path file = folder.resolve("report.json");
        Answer answer = Answer.to("evaluate", points(), "--count", 300, "--seed", 9, "--checkpoint", 2, "--out", file);
        assertThat(answer.code()).isZero();
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("step").asInt()).isEqualTo(2);
        assertThat(json.path("seed").asInt()).isEqualTo(9);
        assertThat(json.path("figures")).hasSize(13);
        assertThat(json.path("figures").path("modes").path("data").asDouble()).isEqualTo(8);
    }

    @Test
    void aClassifierCountsTheLabels() {
        Answer answer = Answer.to("evaluate", images(), "--count", 200, "--classifier", classifier());
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("compared by 64 features of a classifier of 5 labels", "label by the classifier")
                .containsPattern("disc +[0-9]+ +[0-9]+\n")
                .containsPattern("missing: |no label is missing");
    }

    @Test
    void imagesAreComparedByRandomConvolutionsOtherwise() {
        Answer answer = Answer.to("evaluate", images(), "--count", 200, "--data", "shapes");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("compared by 64 random convolutional features");
    }

    @Test
    void withoutOnnxRuntimeTheArtifactToAddIsNamed() throws Exception {
        Path file = Files.write(folder.resolve("net.onnx"), new byte[8]);
        Answer answer = Answer.to("evaluate", images(), "--onnx", file);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("sparring: ONNX files are read by ONNX Runtime, which is not on the class path; add the"
                        + " artifact com.microsoft.onnxruntime:onnxruntime:1.23.2, for the command line by"
                        + " SPARRING_CLASS_PATH=ITS.jar\n");
    }

    static Stream<List<Object>> wrong() {
        return Stream.of(
                List.of("evaluate"),
                List.of("evaluate", folder.resolve("none")),
                List.of("evaluate", points(), "--count", 99),
                List.of("evaluate", points(), "--count", 50_001),
                List.of("evaluate", points(), "--count", "many"),
                List.of("evaluate", points(), "--checkpoint", 7),
                List.of("evaluate", points(), "--checkpoint", "newest"),
                List.of("evaluate", points(), "--data", "shapes"),
                List.of("evaluate", points(), "--data", "idx:/no/such/directory"),
                List.of("evaluate", points(), "--classifier", classifier()),
                List.of("evaluate", points(), "--features", "random"),
                List.of("evaluate", points(), "--features", "nonsense"),
                List.of("evaluate", images(), "--features", "raw", "--classifier", classifier()),
                List.of("evaluate", points(), "--onnx", folder.resolve("net.onnx")),
                List.of("evaluate", images(), "--classifier", points()),
                List.of("evaluate", images(), "--classifier", folder.resolve("none")),
                List.of("evaluate", images(), "--classifier", classifier(), "--onnx", "x.onnx"),
                List.of("evaluate", images(), "--onnx", folder.resolve("none.onnx")),
                List.of("evaluate", images(), "--onnx-range", "1"),
                List.of("evaluate", points(), "--out", "/no/such/directory/report.json"),
                List.of("evaluate", points(), "--out", folder),
                List.of("classifier", "train", "--data", "shapes"),
                List.of("classifier", "train", "--out", folder.resolve("new")),
                List.of("classifier", "train", "--data", "ring", "--out", folder.resolve("new")),
                List.of("classifier", "train", "--data", "teapot", "--out", folder.resolve("new")),
                List.of("classifier", "train", "--data", "idx:/no/such/directory", "--out", folder.resolve("new")),
                List.of(
                        "classifier",
                        "train",
                        "--data",
                        "folder:" + folder.resolve("pictures"),
                        "--out",
                        folder.resolve("new")),
                List.of("classifier", "train", "--data", "shapes", "--out", classifier()),
                List.of("classifier", "train", "--data", "shapes", "--size", "9x12", "--out", folder.resolve("new")),
                List.of("classifier", "train", "--data", "shapes", "--channels", 2, "--out", folder.resolve("new")),
                List.of("classifier", "train", "--data", "shapes", "--steps", 0, "--out", folder.resolve("new")),
                List.of("classifier", "train", "--data", "shapes", "--epochs", "1e9", "--out", folder.resolve("new")),
                List.of(
                        "classifier",
                        "train",
                        "--data",
                        "shapes",
                        "--steps",
                        5,
                        "--epochs",
                        1,
                        "--out",
                        folder.resolve("new")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongInputIsToldInOneLineWithWhatToDo(List<Object> args) {
        Answer answer = Answer.to(args.toArray());
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("sparring: ").contains("; ").doesNotContain("Exception", "\tat ");
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void theGroupOfCommandsShowsItsHelp() {
        assertThat(Answer.to("classifier").out()).contains("train");
        assertThat(Answer.to("--help").out()).contains("evaluate", "classifier");
    }
}
