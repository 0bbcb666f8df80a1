package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.config.ConfigBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;

class CommandLineTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    record Answer(int code, String out, String err) {}

    private static Answer sparring(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(args).map(String::valueOf).toArray(String[]::new);
        int code = CommandLineInterface.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Answer(code, out.toString(), err.toString());
    }

    private Answer train(Path out, Object... more) {
        List<Object> args = new ArrayList<>(List.of(
                "train",
                "--out",
                out,
                "--set",
                "generator.width=8",
                "--set",
                "discriminator.width=8",
                "--set",
                "generator.warmup.updates=2",
                "--set",
                "discriminator.warmup.updates=2",
                "--set",
                "batch=16"));
        args.addAll(List.of(more));
        return sparring(args.toArray());
    }

    @Test
    void trainingSaysWhatItTrainsAndWhereItEnds() {
        Path run = folder.resolve("run");
        Answer answer = train(run, "--steps", 5, "--seed", 3);
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains("8 Gaussians", "warmup linear over 2 updates", "into " + run, "step 5/5", "completed after");
        assertThat(run.resolve("metrics.jsonl")).exists();
    }

    @Test
    void debugShowsWhatAnErrorCameFrom() {
        Answer answer = train(folder.resolve("run"), folder.resolve("none.yaml"), "--debug");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("Caused by: java.nio.file.NoSuchFileException")
                .contains("\nsparring: " + folder.resolve("none.yaml") + " cannot be read: it is not there");
    }

    @Test
    void quietTrainingSaysNothing() {
        Answer answer = train(folder.resolve("run"), "--steps", 3, "--quiet");
        assertThat(answer).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void whatIsHardlyMeantIsSaidBeforeTrainingBegins() {
        Answer answer = train(folder.resolve("run"), "--steps", 3, "--quiet", "--set", "generator.warmup.updates=20");
        assertThat(answer.code()).isZero();
        assertThat(answer.err().lines())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("sparring: warning: generator.warmup lasts 20 updates and the run has 3");
    }

    @Test
    void aRunGoesOnToANewEndAndItsCommandsAreOnRecord() throws Exception {
        Path run = folder.resolve("run");
        train(run, "--steps", 4);
        Answer answer = sparring("train", "--resume", "--out", run, "--steps", 9);
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("going on from step 4 of 9");
        JsonNode info = new ObjectMapper().readTree(run.resolve("run.json").toFile());
        assertThat(info.path("command").asText()).startsWith("sparring train --out");
        assertThat(info.path("resumed").get(0).path("step").asInt()).isEqualTo(4);
        assertThat(info.path("step").asInt()).isEqualTo(9);
    }

    @Test
    void aFinishedRunIsResumedToNothingMore() {
        Path run = folder.resolve("run");
        train(run, "--steps", 4);
        assertThat(sparring("train", "--resume", "--out", run).code()).isZero();
    }

    static Stream<List<String>> wrong() {
        return Stream.of(
                List.of("train", "--preset", "nosuch"),
                List.of("train", "--steps", "0"),
                List.of("train", "--steps", "ten"),
                List.of("train", "--seed", "x"),
                List.of("train", "--data", "teapot"),
                List.of("train", "--data", "idx:/no/such/directory"),
                List.of("train", "--data", "folder:/no/such/directory"),
                List.of("train", "/no/such/file.yaml"),
                List.of("train", "--set", "nonsense=1"),
                List.of("train", "--set", "generator"),
                List.of("train", "--set", "generator.learningRate=NaN"),
                List.of("train", "--set", "=1"),
                List.of("train", "--set", "a..b=1"),
                List.of("train", "--set", "generator.model=resnet"),
                List.of("train", "--set", "discriminator.model=dcgan"),
                List.of("train", "--set", "generator.model=renset"),
                List.of("train", "--set", "generator.model=no-such-file.json"),
                List.of("train", "--set", "generator.model=./"),
                List.of("train", "--resume"),
                List.of("train", "--resume", "--preset", "ring"),
                List.of("train", "--flag-that-is-not"),
                List.of("train", "--steps"),
                List.of("train", "one.yaml", "two.yaml"),
                List.of("paint"),
                List.of("sample"),
                List.of("sample", "/no/such/run"),
                List.of("sample", "/no/such/run", "--count", "0"),
                List.of("sample", "/no/such/run", "--checkpoint", "best"),
                List.of("schedule", "--format", "png"),
                List.of("schedule", "--format", "svg"),
                List.of("schedule", "--updates", "0"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongInputIsToldInOneLineWithWhatToDo(List<String> args) throws Exception {
        List<Object> all = new ArrayList<>(args);
        Path out = folder.resolve("out");
        if (args.get(0).equals("train") && !args.equals(List.of("train", "--resume"))) {
            all.addAll(1, List.of("--out", out));
        }
        Answer answer = sparring(all.toArray());
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("sparring: ").contains("; ").doesNotContain("Exception", "\tat ");
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(out).doesNotExist();
    }

    private Path definition(String name, int outputs, Activation end) throws Exception {
        return Files.writeString(
                folder.resolve(name),
                new NeuralNetConfiguration.Builder()
                        .list()
                        .layer(new DenseLayer.Builder()
                                .nIn(64)
                                .nOut(outputs)
                                .activation(end)
                                .build())
                        .build()
                        .toJson());
    }

    @Test
    void aNetworkOfAFileThatDoesNotFitIsToldByItsKeyBeforeAnythingElse() throws Exception {
        Path out = folder.resolve("out");
        Path file = definition("it.json", 3, Activation.IDENTITY);
        Answer answer = sparring("train", "--out", out, "--set", "generator.model=" + file, "--set", "latent.dim=64");
        assertThat(answer)
                .isEqualTo(new Answer(
                        2,
                        "",
                        "sparring: the generator must give samples of the data's shape, [batch, 2], got [batch, 3]; change"
                                + " the file of generator.model"
                                + System.lineSeparator()));
        assertThat(out).doesNotExist();
    }

    @Test
    void aRunFromAFileIsSampledWhenTheFileIsGone() throws Exception {
        Path run = folder.resolve("run");
        Path file = definition("it.json", 2, Activation.IDENTITY);
        Answer trained = train(run, "--steps", 3, "--set", "generator.model=" + file, "--set", "latent.dim=64");
        assertThat(trained.code()).as(trained.err()).isEqualTo(2);
        assertThat(trained.err()).contains("generator.width is no key", "it belongs to generator.model mlp");
        Answer answer = sparring(
                "train", "--steps", 3, "--out", run, "--set", "generator.model=" + file, "--set", "latent.dim=64");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("generator      it.json, Adam");
        Files.delete(file);
        assertThat(sparring("sample", run, "--count", 4, "--out", folder.resolve("s.csv"))
                        .code())
                .isZero();
        assertThat(sparring("train", "--resume", "--out", run, "--steps", 5).code())
                .isZero();
        assertThat(sparring("train", "--from", run, "--out", folder.resolve("next"), "--steps", 2)
                        .code())
                .isZero();
    }

    @Test
    void debugShowsWhereAnErrorComesFrom() {
        Answer answer = sparring("train", "--debug", "--preset", "nosuch", "--out", folder.resolve("out"));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("\tat ", "sparring: there is no preset nosuch");
    }

    @Test
    void aDivergedRunEndsWithItsOwnCode() {
        Answer answer = train(
                folder.resolve("run"),
                "--steps",
                2000,
                "--set",
                "loss=wasserstein",
                "--set",
                "generator.optimizer.type=sgd",
                "--set",
                "discriminator.optimizer.type=sgd",
                "--set",
                "generator.learningRate=100000",
                "--set",
                "discriminator.learningRate=100000");
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.err())
                .contains("divergence (critical)", "sparring: the run diverged at step", "events.jsonl");
    }

    @Test
    void samplesOfARunAreWrittenAsAPictureOrATable() throws Exception {
        Path run = folder.resolve("run");
        train(run, "--steps", 3);
        Path picture = folder.resolve("s.png");
        Answer answer = sparring("sample", run, "--count", 9, "--out", picture, "--seed", 4);
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("9 samples of step 3");
        assertThat(ImageIO.read(picture.toFile())).isNotNull();
        Path table = folder.resolve("s.csv");
        sparring("sample", run, "--count", 9, "--out", table, "--interpolate", "--checkpoint", 3);
        assertThat(Files.readAllLines(table)).hasSize(9);
        assertThat(sparring("sample", run, "--checkpoint", 2, "--out", table).code())
                .isEqualTo(2);
    }

    @Test
    void schedulesArePrintedUpdateByUpdate() throws Exception {
        Answer answer = sparring("schedule", "--updates", 4, "--set", "generator.warmup.updates=2");
        JsonNode rates = new ObjectMapper().readTree(answer.out());
        assertThat(rates.path("generator").toString()).isEqualTo("[5.0E-4,0.001,0.001,0.001]");
        assertThat(rates.path("discriminator").get(0).asDouble()).isEqualTo(1e-5);
        Answer text = sparring("schedule", "--format", "text", "--updates", 1000);
        assertThat(text.code()).isZero();
        assertThat(text.out().lines()).hasSize(17);
        assertThat(text.out().lines().findFirst().orElseThrow())
                .contains("1.0e-03 |")
                .endsWith("*");

        Answer csv = sparring("schedule", "--updates", 2, "--format", "csv");
        assertThat(csv.out().lines().findFirst()).contains("update,generator,discriminator");
        assertThat(csv.out().lines()).hasSize(3);
        Path picture = folder.resolve("p.png");
        assertThat(sparring("schedule", "--format", "png", "--out", picture).code())
                .isZero();
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(960);
    }

    @Test
    void presetsAreListed() {
        Answer answer = sparring("presets");
        assertThat(answer.out().lines()).hasSize(ConfigBuilder.PRESETS.size());
        assertThat(answer.out()).contains("ring", "images", "mnist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring", "grid", "shapes", "images", "mnist"})
    void thePrintedConfigurationIsCompleteAndReadsBack(String preset) throws Exception {
        Answer answer = sparring("config", "--preset", preset);
        Path file = Files.writeString(folder.resolve("c.yaml"), answer.out());
        assertThat(ConfigBuilder.complete(file).build().yaml()).isEqualTo(answer.out());
    }

    @Test
    void aKeyIsToldWithItsDefaultItsRangeAndItsMeaning() {
        Answer told = sparring("config", "--keys", "monitor.policy");
        assertThat(told.code()).isZero();
        assertThat(told.out())
                .contains("monitor.policy = warn")
                .contains("one of warn, rewarm, slow, skip, rollback, stop")
                .containsPattern("rewarm +the network that ran ahead warms up once more");
        assertThat(sparring("config", "--keys", "generator.warmup").out())
                .contains("generator.warmup.updates = 500   with generator.warmup.type constant, linear, ")
                .doesNotContain("discriminator");
        assertThat(sparring("config", "--keys").out()).contains("checkpoint.keep = 3", "discriminator.ema.decay = 0.0");
        Answer unknown = sparring("config", "--keys", "generatr.warmup");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err().lines())
                .containsExactly(
                        "sparring: generatr.warmup is no key of a configuration; did you mean generator.warmup?");
    }

    @Test
    void theDoctorTellsThreadsMemoryAndDisplay() {
        Answer answer = sparring("doctor");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("backend", "threads", "memory", "display", "oneDNN");
    }

    @Test
    void helpAndVersionAreThere() {
        assertThat(sparring("--help").out()).contains("train", "sample", "schedule", "presets", "config", "doctor");
        assertThat(sparring("train", "--help").out()).contains("--resume", "--set");
        assertThat(sparring("--version").out()).startsWith("sparring ");
    }
}
