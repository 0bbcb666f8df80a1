package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sparring export}, from a run that is made once. */
class ExportCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @BeforeAll
    static void train() {
        List<Object> args = new ArrayList<>(List.of("train", "--out", run(), "--steps", 2, "--quiet"));
        for (String setting : List.of(
                "batch=8",
                "generator.width=8",
                "discriminator.width=8",
                "generator.warmup.updates=1",
                "discriminator.warmup.updates=1",
                "samples.count=16")) {
            args.addAll(List.of("--set", setting));
        }
        assertThat(Answer.to(args.toArray())).isEqualTo(new Answer(0, "", ""));
    }

    private static Path run() {
        return folder.resolve("run");
    }

    private static Answer export(String format, String out, Object... more) {
        List<Object> args = new ArrayList<>(List.of("export", run(), "--format", format, "--out", folder.resolve(out)));
        args.addAll(List.of(more));
        return Answer.to(args.toArray());
    }

    private static void assertRefused(Answer answer, String... words) {
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("sparring: ").contains(words).hasLineCount(1);
    }

    @Test
    void aLineSaysWhatWasWrittenOfWhichStepAndWhichWeights() {
        Answer answer = export("onnx", "net.onnx");
        assertThat(answer)
                .isEqualTo(new Answer(
                        0,
                        "generator of step 2, average weights in " + folder.resolve("net.onnx")
                                + System.lineSeparator(),
                        ""));
        assertThat(export("safetensors", "raw.safetensors", "--raw").out())
                .startsWith("generator of step 2, raw weights in ");
        assertThat(export("dl4j", "net.zip", "--network", "discriminator", "--checkpoint", 2)
                        .out())
                .startsWith("discriminator of step 2, raw weights in ")
                .contains("  MultiLayerNetwork.load(file, false) opens it");
        assertThat(export("hub", "hub").out()).startsWith("generator of step 2, average weights in ");
        assertThat(export("tensorboard", "board").out()).startsWith("records up to step ");
        assertThat(folder.resolve("hub/README.md")).exists();
        assertThat(folder.resolve("board")).isDirectoryContaining("glob:**events.out.tfevents.*");
    }

    @Test
    void whatIsThereIsReplacedOnlyByForce() throws Exception {
        Path file = Files.writeString(folder.resolve("there.onnx"), "mine");
        assertRefused(
                export("onnx", "there.onnx"),
                "there.onnx is there already; give another name, or replace it by --force");
        assertThat(file).hasContent("mine");
        assertThat(export("onnx", "there.onnx", "--force").code()).isZero();
        assertThat(Files.size(file)).isGreaterThan(4);
        Path directory = Files.createDirectory(folder.resolve("papers"));
        Files.writeString(directory.resolve("thesis.tex"), "mine");
        assertRefused(export("hub", "papers", "--force"), "papers holds something else, thesis.tex");
        assertThat(directory.resolve("thesis.tex")).hasContent("mine");
    }

    @Test
    void wrongUsageIsRefusedBeforeTheWork() {
        assertRefused(
                export("pickle", "x"),
                "there is no format pickle; choose one of safetensors, onnx, dl4j, hub, tensorboard");
        assertRefused(export("hub", "x", "--network", "discriminator"), "hub is about the generator", "--network");
        assertRefused(export("tensorboard", "x", "--raw"), "tensorboard holds what a run recorded and no network");
        assertRefused(export("onnx", "x", "--checkpoint", "last"), "--checkpoint is last");
        assertRefused(export("onnx", "no/where.onnx"), "cannot be written");
        assertRefused(
                Answer.to("export", folder.resolve("none"), "--format", "onnx", "--out", folder.resolve("x")),
                "none holds no run");
        assertRefused(Answer.to("export", run(), "--format", "onnx"), "--out=PATH");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void theHelpNamesTheFormats() {
        assertThat(Answer.to("export", "--help").out()).contains("safetensors, onnx, dl4j, hub, tensorboard");
    }
}
