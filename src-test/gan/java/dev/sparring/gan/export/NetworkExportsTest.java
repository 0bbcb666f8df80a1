package dev.sparring.gan.export;

import static dev.sparring.gan.export.ExportedRuns.STEPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Floats;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.export.onnx.OnnxOutputs;
import dev.sparring.gan.model.NetworkSpec;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.sampling.Generator;
import dev.sparring.gan.sampling.RunDiscriminator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of a run in each format, opened by others and held against the run itself. */
class NetworkExportsTest {

    private static final float[] VECTORS = {1, -1, 0.5f, 2, 0, -0.25f, 0.1f, 0.2f, 0.3f};
    private static final int COUNT = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Path points;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Path images;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Path own;

    @BeforeAll
    static void train() throws Exception {
        points = ExportedRuns.points(folder);
        images = ExportedRuns.images(folder);
        own = ExportedRuns.ownLayers(folder);
    }

    private static float[] drawn(Path run, int... labels) throws Exception {
        try (Generator generator = Generator.load(run)) {
            return generator.of(VECTORS, labels).values();
        }
    }

    private static Tensor tensor(Checkpoint checkpoint, String name) {
        return Objects.requireNonNull(checkpoint.tensors().get(name), name);
    }

    /** A dense layer as PyTorch computes it: x W' + b. */
    private static float[] linear(float[] input, SafeTensorsFile file, String layer) {
        float[] weights = file.numbers(layer + ".weight");
        float[] bias = file.numbers(layer + ".bias");
        int inputs = weights.length / bias.length;
        float[] output = new float[input.length / inputs * bias.length];
        for (int i = 0; i < output.length; i++) {
            int row = i / bias.length;
            int column = i % bias.length;
            double sum = bias[column];
            for (int k = 0; k < inputs; k++) {
                sum += (double) input[row * inputs + k] * weights[column * inputs + k];
            }
            output[i] = (float) sum;
        }
        return output;
    }

    @Test
    void pytorchsLinearLayersOfTheTensorsAreTheGenerator() throws Exception {
        SafeTensorsFile file = SafeTensorsFile.of(ExportedRuns.file("safetensors", ExportRequest.of(points)));
        assertThat(file.shapes())
                .containsEntry("0.weight", "8x3")
                .containsEntry("0.bias", "8")
                .containsEntry("3.weight", "2x8")
                .hasSize(8);
        float[] last = VECTORS;
        for (int layer = 0; layer < 4; layer++) {
            last = linear(last, file, Integer.toString(layer));
            for (int i = 0; layer < 3 && i < last.length; i++) {
                last[i] = Math.max(0, last[i]);
            }
        }
        assertThat(last).containsExactly(drawn(points), within(1e-5f));
    }

    @Test
    void theHeaderSaysWhatTheTensorsAre() throws Exception {
        SafeTensorsFile file = SafeTensorsFile.of(ExportedRuns.file("safetensors", ExportRequest.of(points)));
        assertThat(file.metadata("layout")).isEqualTo("pytorch");
        assertThat(file.metadata("network")).isEqualTo("generator");
        assertThat(file.metadata("run")).isEqualTo("ring");
        assertThat(file.metadata("step")).isEqualTo("4");
        assertThat(file.metadata("weights")).isEqualTo("average");
        assertThat(file.metadata("sparring")).isNotEmpty();
        assertThat(file.metadata("statistics")).isEqualTo("[]");
        assertThat(file.metadata("latent")).isEqualTo("{\"dim\":3,\"distribution\":\"normal\"}");
        SafeTensorsFile labelled = SafeTensorsFile.of(ExportedRuns.file("safetensors", ExportRequest.of(images)));
        assertThat(labelled.metadata("labels")).startsWith("[\"").contains("\",\"");
        assertThat(labelled.metadata("statistics")).contains("\"1.running_mean\",\"1.running_var\"");
        assertThat(labelled.shapes().keySet())
                .contains("embedding.weight", "1.weight", "1.bias", "1.running_mean", "1.running_var");
    }

    @Test
    void spectralNormalisationHasPytorchsNames() throws Exception {
        SafeTensorsFile file = SafeTensorsFile.of(ExportedRuns.file("safetensors", ExportedRuns.discriminator(images)));
        assertThat(file.shapes())
                .containsEntry("0.weight_orig", "8x1x4x4")
                .containsEntry("0.weight_u", "8")
                .containsEntry("0.weight_v", "16")
                .containsEntry("0.bias", "8");
        assertThat(file.metadata("statistics")).contains("\"0.weight_u\"", "\"0.weight_v\"");
        assertThat(file.metadata("network")).isEqualTo("discriminator");
        assertThat(file.metadata("weights")).isEqualTo("raw");
    }

    @Test
    void rawWeightsAreThoseOfTheCheckpoint() throws Exception {
        Checkpoint checkpoint = RunReader.open(points).checkpoints().load(STEPS);
        float[] kept = tensor(checkpoint, "generator.parameters.0_b").values();
        float[] average = tensor(checkpoint, "generator.average.0_b").values();
        SafeTensorsFile raw = SafeTensorsFile.of(ExportedRuns.file("safetensors", ExportedRuns.raw(points)));
        SafeTensorsFile mean = SafeTensorsFile.of(ExportedRuns.file("safetensors", ExportRequest.of(points)));
        assertThat(raw.numbers("0.bias")).containsExactly(kept).isNotEqualTo(average);
        assertThat(mean.numbers("0.bias")).containsExactly(average);
        assertThat(raw.metadata("weights")).isEqualTo("raw");
        assertThat(ExportedRuns.prepared("onnx", ExportedRuns.raw(points)).subject())
                .isEqualTo("generator of step 4, raw weights");
    }

    @Test
    void anEarlierCheckpointIsExportedWhenItIsAskedFor() throws Exception {
        ExportRequest request = new ExportRequest(points, Optional.empty(), Optional.empty(), Optional.of(2L));
        assertThat(ExportedRuns.prepared("onnx", request).subject()).isEqualTo("generator of step 2, average weights");
        float[] earlier = tensor(RunReader.open(points).checkpoints().load(2), "generator.average.0_b")
                .values();
        assertThat(SafeTensorsFile.of(ExportedRuns.file("safetensors", request)).numbers("0.bias"))
                .containsExactly(earlier);
    }

    @Test
    void onnxRuntimeDrawsWhatTheRunDraws() throws Exception {
        byte[] model = ExportedRuns.file("onnx", ExportRequest.of(points));
        assertThat(OnnxOutputs.run(model, VECTORS, new long[] {COUNT, 3}))
                .containsExactly(drawn(points), within(1e-5f));
        byte[] conditional = ExportedRuns.file("onnx", ExportRequest.of(images));
        assertThat(OnnxOutputs.run(conditional, VECTORS, new long[] {COUNT, 3}, 4, 0, 2))
                .containsExactly(drawn(images, 4, 0, 2), within(1e-5f));
    }

    @Test
    void onnxRuntimeJudgesAsTheRunDoes() throws Exception {
        float[] samples = {0.5f, -1, 2, 0.25f};
        byte[] model = ExportedRuns.file("onnx", ExportedRuns.discriminator(points));
        try (RunDiscriminator discriminator =
                RunDiscriminator.open(points, STEPS).orElseThrow()) {
            assertThat(OnnxOutputs.run(model, samples, new long[] {2, 2}))
                    .containsExactly(discriminator.logits(samples), within(1e-5f));
        }
    }

    /** The network as its configuration and the tensors of its checkpoint make it, without an exporter. */
    private static Model rebuilt(Path run, boolean generates, int labels) throws Exception {
        Config config = RunReader.open(run).config();
        SampleShape shape = config.data().shape();
        NetworkSpec spec = new NetworkSpec(config.latent(), shape, labels, 0);
        Model network = (generates
                        ? config.generator().model().generator(spec)
                        : config.discriminator().model().discriminator(spec))
                .<Model>either(MultiLayerNetwork::new, ComputationGraph::new);
        network.init();
        Checkpoint checkpoint = RunReader.open(run).checkpoints().load(STEPS);
        String prefix = generates ? "generator.average." : "discriminator.parameters.";
        network.paramTable()
                .forEach((name, array) -> tensor(checkpoint, prefix + name).copyTo(array));
        return network;
    }

    private static File written(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("network.zip"), bytes).toFile();
    }

    @Test
    void dl4jOpensLayersAndGivesExactlyTheSame() throws Exception {
        MultiLayerNetwork loaded =
                MultiLayerNetwork.load(written(ExportedRuns.file("dl4j", ExportRequest.of(points))), false);
        assertThat(OnnxOutputs.dl4j(loaded, VECTORS, new long[] {COUNT, 3}))
                .containsExactly(OnnxOutputs.dl4j(rebuilt(points, true, 0), VECTORS, new long[] {COUNT, 3}));
        assertThat(Floats.numbers(loaded.params()))
                .containsExactly(Floats.numbers(rebuilt(points, true, 0).params()));
    }

    @Test
    void dl4jOpensGraphsAndGivesExactlyTheSame() throws Exception {
        ComputationGraph generator =
                ComputationGraph.load(written(ExportedRuns.file("dl4j", ExportRequest.of(images))), false);
        long[] shape = {COUNT, 3};
        assertThat(OnnxOutputs.dl4j(generator, VECTORS, shape, 4, 0, 2))
                .containsExactly(OnnxOutputs.dl4j(rebuilt(images, true, 5), VECTORS, shape, 4, 0, 2));
        ComputationGraph discriminator =
                ComputationGraph.load(written(ExportedRuns.file("dl4j", ExportedRuns.discriminator(images))), false);
        float[] sample = drawn(images, 4, 0, 2);
        long[] batch = {COUNT, 1, 8, 8};
        assertThat(OnnxOutputs.dl4j(discriminator, sample, batch, 4, 0, 2))
                .containsExactly(OnnxOutputs.dl4j(rebuilt(images, false, 5), sample, batch, 4, 0, 2));
    }

    @Test
    void theZipHasNoStateOfAnOptimizerAndIsTheSameEachTime() throws Exception {
        byte[] file = ExportedRuns.file("dl4j", ExportRequest.of(points));
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("configuration.json", "coefficients.bin");
        assertThat(ExportedRuns.file("dl4j", ExportRequest.of(points))).isEqualTo(file);
    }

    @Test
    void whoNeedsSparringsLayersIsTold() throws Exception {
        assertThat(ExportedRuns.prepared("dl4j", ExportRequest.of(points)).notes())
                .containsExactly("MultiLayerNetwork.load(file, false) opens it");
        assertThat(ExportedRuns.prepared("dl4j", ExportedRuns.discriminator(images))
                        .notes())
                .singleElement()
                .asString()
                .startsWith(
                        "ComputationGraph.load(file, false) opens it, with Sparring's core jar on the class path for ")
                .contains("SpectralConvolution2D", "SpectralDenseLayer", "InnerProductVertex");
    }

    @Test
    void layersOfOnesOwnGoWhereTheyAreKnown() throws Exception {
        MultiLayerNetwork loaded =
                MultiLayerNetwork.load(written(ExportedRuns.file("dl4j", ExportRequest.of(own))), false);
        assertThat(OnnxOutputs.dl4j(loaded, VECTORS, new long[] {COUNT, 3})).containsExactly(drawn(own), within(1e-6f));
        byte[] judge = ExportedRuns.file("onnx", ExportedRuns.discriminator(own));
        assertThat(OnnxOutputs.run(judge, drawn(own), new long[] {COUNT, 1, 8, 8}))
                .hasSize(COUNT);
        assertThatThrownBy(() -> ExportedRuns.file("onnx", ExportRequest.of(own)))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining(
                        "layer 1 (ActivationLayer) has no translation to ONNX: the activation ActivationRationalTanh");
    }

    @Test
    void whatHasNoMeaningIsRefused() throws Exception {
        Exporters.named("onnx").require(ExportedRuns.discriminator(points));
        assertThatThrownBy(() -> Exporters.named("hub").require(ExportedRuns.discriminator(points)))
                .hasMessageContaining("hub is about the generator")
                .hasMessageContaining("leave --network out");
        for (ExportRequest request : List.of(ExportedRuns.discriminator(points), ExportedRuns.raw(points))) {
            assertThatThrownBy(() -> Exporters.named("tensorboard").require(request))
                    .hasMessageContaining("tensorboard holds what a run recorded and no network");
        }
        assertThatThrownBy(() -> Exporters.named("pickle"))
                .hasMessage("there is no format pickle; choose one of safetensors, onnx, dl4j, hub, tensorboard");
        assertThatThrownBy(() -> ExportedRuns.prepared("onnx", ExportRequest.of(folder.resolve("none"))))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("holds no run");
    }

    @Test
    void aFileIsReplacedOnlyByForce() throws Exception {
        Exporter format = Exporters.named("onnx");
        Path file = Files.writeString(folder.resolve("mine.onnx"), "mine");
        assertThatThrownBy(() -> ExportTarget.of(format, file, false))
                .hasMessageContaining("mine.onnx is there already");
        assertThat(file).hasContent("mine");
        Export export = format.prepare(ExportRequest.of(points), warning -> {});
        ExportTarget.of(format, file, true).write(export);
        assertThat(Files.readAllBytes(file))
                .isEqualTo(ExportedRuns.files(export).get(""));
    }

    @Test
    void eachFormatProposesANameOfItsKind() {
        assertThat(Exporters.catalog().members())
                .extracting(format -> format.proposedName("mine"))
                .containsExactly("mine.safetensors", "mine.onnx", "mine.zip", "mine-hub", "mine-tensorboard");
        assertThat(Exporters.catalog().members())
                .allSatisfy(format -> assertThat(format.help()).isNotEmpty());
    }
}
