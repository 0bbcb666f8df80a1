package dev.sparring.ui.desktop.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.export.Exporter;
import dev.sparring.gan.export.Exporters;
import dev.sparring.gan.export.NetworkRole;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.Weights;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFormTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path run;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final Pump pump = new Pump();
    private final Worker worker = new Worker("sparring-test", pump);
    private final ExportModel model = new ExportModel(worker);
    private final NetworkForm form = model.network();

    @BeforeAll
    static void play() throws Exception {
        Run.prepare(config("0.9"), run).play(new RunControl(), new RunListener() {}, "test");
    }

    private static Config config(String decay) throws Exception {
        return ConfigBuilder.preset("ring")
                .set("steps", "4")
                .set("checkpoint.every", "2")
                .set("batch", "8")
                .set("seed", "11")
                .set("generator.width", "4")
                .set("generator.ema.decay", decay)
                .set("discriminator.width", "4")
                .build();
    }

    @AfterEach
    void close() {
        worker.close();
    }

    private void show(Long... checkpoints) throws Exception {
        model.show(new SampleListing(run, config("0.9"), List.of(), List.of(checkpoints), false));
    }

    private void choose(String format) {
        form.formatProperty().set(Exporters.catalog().get(format));
    }

    private String exported(Path place) throws InterruptedException {
        form.export(place);
        return message();
    }

    private String message() throws InterruptedException {
        pump.until(() -> !form.job().busyProperty().get());
        return form.job().messageProperty().get();
    }

    @Test
    void allFormatsAreOfferedWithTheNamesOfTheirFiles() throws Exception {
        assertThat(form.formats())
                .isEqualTo(Exporters.catalog().members())
                .extracting(Exporter::name)
                .contains("safetensors", "onnx", "dl4j", "hub", "tensorboard");
        assertThat(form.proposedName()).isEmpty();
        show(2L, 4L);
        choose("onnx");
        assertThat(form.proposedName()).isEqualTo("ring.onnx");
        choose("hub");
        assertThat(form.proposedName()).isEqualTo("ring-hub");
    }

    @Test
    void onlyWhatTheFormatTakesIsAsked() throws Exception {
        show(2L, 4L);
        choose("dl4j");
        assertThat(form.networkOfferedProperty().get()).isTrue();
        assertThat(form.checkpointOfferedProperty().get()).isTrue();
        choose("hub");
        assertThat(form.networkOfferedProperty().get()).isFalse();
        assertThat(form.checkpointOfferedProperty().get()).isTrue();
        choose("tensorboard");
        assertThat(form.networkOfferedProperty().get()).isFalse();
        assertThat(form.checkpointOfferedProperty().get()).isFalse();
        assertThat(form.weightsOfferedProperty().get()).isFalse();
    }

    @Test
    void weightsAreAskedOnlyOfANetworkOfWhichTheRunKeepsAnAverage() throws Exception {
        assertThat(form.weightsOfferedProperty().get()).isFalse();
        show(2L, 4L);
        assertThat(form.weightsOfferedProperty().get()).isTrue();
        form.networkProperty().set(NetworkRole.DISCRIMINATOR);
        assertThat(form.weightsOfferedProperty().get()).isFalse();
        choose("hub");
        assertThat(form.weightsOfferedProperty().get()).as("of its generator").isTrue();
        model.show(new SampleListing(run, config("0"), List.of(), List.of(2L, 4L), false));
        assertThat(form.weightsOfferedProperty().get()).isFalse();
    }

    @Test
    void beforeTheFirstCheckpointThereAreOnlyRecords() throws Exception {
        assertThat(form.readyProperty().get()).isFalse();
        show();
        assertThat(form.readyProperty().get()).isFalse();
        choose("tensorboard");
        assertThat(form.readyProperty().get()).isTrue();
        choose("onnx");
        show(2L);
        assertThat(form.readyProperty().get()).isTrue();
        model.show(null);
        assertThat(form.readyProperty().get()).isFalse();
    }

    /** The format: eight bytes of the header's length, least first, the header in JSON, and the numbers, four bytes each. */
    @Test
    void safetensorsHoldTheAverageOrTheLastUpdate() throws Exception {
        show(2L, 4L);
        choose("safetensors");
        Path average = folder.resolve("a.safetensors");
        assertThat(exported(average)).isEqualTo("Exported: generator of step 4, average weights in " + average + ".");
        byte[] bytes = Files.readAllBytes(average);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        JsonNode header = new ObjectMapper().readTree(bytes, 8, length);
        assertThat(header.path("__metadata__").path("weights").asText()).isEqualTo("average");
        assertThat(header.path("0.weight").path("shape")).hasSize(2);
        assertThat(header.path("0.weight").path("shape").get(0).asInt())
                .as("the generator's width")
                .isEqualTo(4);
        form.weightsProperty().set(Weights.RAW);
        Path raw = folder.resolve("b.safetensors");
        assertThat(exported(raw)).startsWith("Exported: generator of step 4, raw weights in ");
        assertThat(numbers(raw)).hasSameSizeAs(numbers(average)).isNotEqualTo(numbers(average));
    }

    private static byte[] numbers(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(bytes, 8 + length, bytes.length);
    }

    /** The first field of ONNX's ModelProto is the number 1, a varint, and says the IR's version, 8. The dialog has asked about the file. */
    @Test
    void onnxOfTheChosenCheckpointReplacesAFile() throws Exception {
        show(2L, 4L);
        choose("onnx");
        form.networkProperty().set(NetworkRole.DISCRIMINATOR);
        form.checkpoint().chosenProperty().set(new GeneratorChoice.Step(2));
        Path file = Files.writeString(folder.resolve("a.onnx"), "mine");
        assertThat(exported(file)).isEqualTo("Exported: discriminator of step 2, raw weights in " + file + ".");
        assertThat(Files.readAllBytes(file)).startsWith(0x08, 0x08);
    }

    @Test
    void whatWhoeverLoadsItShouldKnowIsSaid() throws Exception {
        show(2L, 4L);
        choose("dl4j");
        assertThat(exported(folder.resolve("a.zip"))).endsWith("a.zip; MultiLayerNetwork.load(file, false) opens it.");
    }

    @Test
    void aPlaceThatIsNoneIsSaidInOneLine() throws Exception {
        show(2L, 4L);
        choose("onnx");
        assertThat(exported(folder.resolve("no/such/a.onnx")))
                .startsWith("Not exported: ")
                .contains(" cannot be written; ")
                .endsWith(".")
                .hasLineCount(1);
    }

    @Test
    void anEarlierFolderIsReplacedOnlyIfThePersonSaysSo() throws Exception {
        Files.writeString(folder.resolve("thesis.tex"), "mine");
        Path hub = folder.resolve("ring-hub");
        show(2L, 4L);
        choose("hub");
        form.checkpoint().chosenProperty().set(new GeneratorChoice.Step(2));
        assertThat(exported(folder)).startsWith("Exported: generator of step 2, average weights in " + hub + "; ");
        assertThat(step(hub)).isEqualTo(2);

        form.checkpoint().chosenProperty().set(new GeneratorChoice.Latest());
        assertThat(exported(folder)).isEmpty();
        assertThat(form.takenProperty().get()).isEqualTo(hub);
        assertThat(step(hub)).as("nothing is done yet").isEqualTo(2);
        form.replace();
        assertThat(form.takenProperty().get()).isNull();
        assertThat(message()).startsWith("Exported: generator of step 4, average weights in " + hub);
        assertThat(step(hub)).isEqualTo(4);
        assertThat(folder.resolve("thesis.tex")).hasContent("mine");
    }

    private static long step(Path hub) throws Exception {
        return new ObjectMapper()
                .readTree(hub.resolve("config.json").toFile())
                .path("step")
                .asLong();
    }

    @Test
    void aFolderWithSomethingElseInItIsNeverReplaced() throws Exception {
        Path hub = Files.createDirectory(folder.resolve("ring-hub"));
        Files.writeString(hub.resolve("thesis.tex"), "mine");
        show(2L, 4L);
        choose("hub");
        assertThat(exported(folder))
                .isEqualTo(
                        "Not exported: " + hub + " holds something else, thesis.tex; give a new or an empty folder.");
        assertThat(form.takenProperty().get()).isNull();
        assertThat(hub.resolve("thesis.tex")).hasContent("mine");
    }

    @Test
    void theQuestionIsGoneWithAnotherFormatOrRun() throws Exception {
        Path hub = Files.createDirectory(folder.resolve("ring-hub"));
        Files.writeString(hub.resolve("config.json"), "{}");
        show(2L, 4L);
        choose("hub");
        form.export(folder.resolve("ring-hub"));
        assertThat(form.takenProperty().get()).isEqualTo(hub);
        choose("tensorboard");
        assertThat(form.takenProperty().get()).isNull();
        choose("hub");
        form.export(hub);
        model.show(new SampleListing(folder, config("0.9"), List.of(), List.of(), false));
        assertThat(form.takenProperty().get()).isNull();
        form.replace();
        assertThat(form.job().busyProperty().get()).isFalse();
        assertThat(hub.resolve("config.json")).hasContent("{}");
    }

    @Test
    void recordsNeedNoNetwork() throws Exception {
        show(2L, 4L);
        choose("tensorboard");
        assertThat(exported(folder)).startsWith("Exported: records up to step 4 in " + folder);
        assertThat(folder).isDirectoryContaining("glob:**events.out.tfevents.*");
    }
}
