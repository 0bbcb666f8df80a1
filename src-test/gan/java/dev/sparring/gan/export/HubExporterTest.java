package dev.sparring.gan.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sparring.gan.export.onnx.OnnxOutputs;
import dev.sparring.gan.sampling.Generator;
import dev.sparring.gan.sampling.SampleGrid;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder to give away: each of its files, as whoever gets it reads it. */
class HubExporterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Path points;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Path images;

    @BeforeAll
    static void train() throws Exception {
        points = ExportedRuns.points(folder);
        images = ExportedRuns.images(folder);
    }

    private static Map<String, byte[]> files(Path run) throws Exception {
        return ExportedRuns.files(ExportedRuns.prepared("hub", ExportRequest.of(run)));
    }

    private static String text(Map<String, byte[]> files, String name) {
        byte[] content = files.get(name);
        assertThat(content).isNotNull();
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String card(Path run) throws Exception {
        return text(files(run), "README.md");
    }

    @Test
    void theFolderIsWhole() throws Exception {
        Path place = folder.resolve("out");
        Exporter format = Exporters.named("hub");
        Export export = ExportedRuns.prepared("hub", ExportRequest.of(points));
        ExportTarget.of(format, place, false).write(export);
        assertThat(place).isDirectoryContaining("glob:**model.onnx");
        assertThat(place.toFile().list())
                .containsExactlyInAnyOrder(
                        "README.md", "config.json", "model.onnx", "model.safetensors", "samples.png");
        assertThat(export.notes()).containsExactly("fill in both licences in README.md before you give it away");
        // What was made by the same format may be replaced, and holds nothing that this one does not know.
        ExportTarget.of(format, place, true).write(export);
    }

    @Test
    void theFrontMatterIsYamlWithALicenceToFillIn() throws Exception {
        String card = card(points);
        String[] parts = card.split("---\n", 3);
        assertThat(parts[0]).isEmpty();
        assertThat(parts[1]).contains("license: # fill in");
        JsonNode yaml = new YAMLMapper().readTree(parts[1]);
        assertThat(yaml.path("library_name").asText()).isEqualTo("sparring");
        assertThat(yaml.has("license")).isTrue();
        assertThat(yaml.path("license").isNull()).isTrue();
        assertThat(yaml.path("tags").get(0).asText()).isEqualTo("gan");
    }

    @Test
    void theCardTellsHowBothPlayersWereTrained() throws Exception {
        assertThat(card(points))
                .contains("# ring\n", "vectors of 2 numbers", "latent vectors of 3 normally distributed numbers")
                .contains("| step | 4 of 4 |", "exponential moving average of the parameters")
                .contains("| warmup | linear over 2 updates | exponential from 0.01 over 100 updates |")
                .contains("| learning rate | 0.01 | 0.001 |")
                .contains("type adam, beta1 0.5, beta2 0.999")
                .contains("* Loss: non-saturating, penalties {type:r1,")
                .contains("had nothing to say until step 4")
                .contains("None were kept with the run")
                .contains("## Licence of the data");
        assertThat(card(images)).contains("one of 5 labels", "inputs[\"label\"]", "\"label\", label", "[16, 1, 8, 8]");
    }

    @Test
    void theMonitorsDiagnosesAreTold() throws Exception {
        Path run = ExportedRuns.points(Files.createDirectory(folder.resolve("diagnosed")));
        String line = """
                {"step":%d,"kind":"mode-collapse","severity":"%s","network":"generator","evidence":{},"advice":"","action":"rolled back"}
                """;
        Files.writeString(
                run.resolve("events.jsonl"),
                line.formatted(1, "warning")
                        + line.formatted(3, "critical")
                        + line.formatted(4, "info")
                        + line.formatted(9, "critical"));
        assertThat(card(run))
                .contains(
                        "* **mode-collapse** (generator, critical) 2 times, first at step 1, last at step 3; done about it:"
                                + " rolled back");
    }

    @Test
    void theLastEvaluationThatIsKeptWithTheRunIsTold() throws Exception {
        Path run = ExportedRuns.points(Files.createDirectory(folder.resolve("evaluated")));
        Files.writeString(run.resolve("broken.json"), "{");
        Files.writeString(run.resolve("evaluation.json"), """
                {"format":"sparring-evaluation","version":1,"step":2,"count":300,"space":{"description":"2 numbers"},
                 "figures":{"frechet_distance":{"samples":0.012345,"data":0.001},"reverse_kl":{"samples":"NaN","data":0}}}
                """);
        assertThat(card(run))
                .contains("300 samples of step 2 against as many real ones, compared by 2 numbers")
                .contains("**These are figures of another step than the model's.**")
                .contains("| frechet distance | 0.01235 | 0.001000 |")
                .contains("| reverse kl | NaN | 0.000 |");
    }

    @Test
    void configJsonHasWhatALoaderNeedsAndTheConfigurationWithoutFolders() throws Exception {
        JsonNode config = new ObjectMapper().readTree(text(files(images), "config.json"));
        assertThat(config.path("latent").path("dim").asInt()).isEqualTo(3);
        assertThat(config.path("sample").path("shape").toString()).isEqualTo("[1,8,8]");
        assertThat(config.path("sample").path("range").toString()).isEqualTo("[-1,1]");
        assertThat(config.path("labels")).hasSize(5);
        assertThat(config.path("weights").asText()).isEqualTo("average");
        assertThat(config.path("config")
                        .path("generator")
                        .path("warmup")
                        .path("updates")
                        .asInt())
                .isEqualTo(2);
        Path own = ExportedRuns.ownLayers(Files.createDirectory(folder.resolve("mine")));
        String text = text(files(own), "config.json");
        assertThat(text).doesNotContain(folder.toString());
        assertThat(new ObjectMapper()
                        .readTree(text)
                        .path("config")
                        .path("generator")
                        .path("model")
                        .asText())
                .isEqualTo("own.json");
    }

    @Test
    void bothFilesOfTheNetworkAndTheSamplesAreTheSameModels() throws Exception {
        Map<String, byte[]> files = files(images);
        byte[] onnx = files.get("model.onnx");
        assertThat(onnx).isNotNull().isEqualTo(ExportedRuns.file("onnx", ExportRequest.of(images)));
        assertThat(files.get("model.safetensors"))
                .isEqualTo(ExportedRuns.file("safetensors", ExportRequest.of(images)));
        byte[] png = files.get("samples.png");
        assertThat(png).isNotNull();
        var sheet = ImageIO.read(new ByteArrayInputStream(png));
        try (Generator generator = Generator.load(images)) {
            var picture = generator.picture(64);
            float[] row = new float[3 * generator.latentDimensions()];
            float[] labels = OnnxOutputs.run(onnx, row, new long[] {3, 3}, 0, 1, 2);
            assertThat(labels).containsExactly(generator.of(row, 0, 1, 2).values(), within(1e-5f));
            assertThat(sheet.getRaster().getSample(0, 0, 0)).isEqualTo(SampleGrid.level(picture.values()[0]));
        }
    }

    @Test
    void pointsInSpaceComeAsATableInTheirOwnUnits() throws Exception {
        Path table = ExportedRuns.table(Files.createDirectory(folder.resolve("space")));
        Map<String, byte[]> files = files(table);
        assertThat(files).containsKey("samples.csv").doesNotContainKey("samples.png");
        assertThat(text(files, "samples.csv"))
                .startsWith("length,width,weight\n")
                .hasLineCount(2501);
        assertThat(text(files, "README.md"))
                .contains("`samples.csv` has samples")
                .doesNotContain("samples.png");
        JsonNode column = new ObjectMapper()
                .readTree(text(files, "config.json"))
                .path("sample")
                .path("columns")
                .get(0);
        assertThat(column.path("name").asText()).isEqualTo("length");
        assertThat(column.path("mean").asDouble()).isEqualTo(19.5);
    }

    @Test
    void aNetworkThatOnnxCannotHoldStillHasAFolder() throws Exception {
        Path own = ExportedRuns.ownLayers(Files.createDirectory(folder.resolve("own")));
        Export export = ExportedRuns.prepared("hub", ExportRequest.of(own));
        assertThat(export.files().keySet())
                .containsExactlyInAnyOrder("README.md", "config.json", "model.safetensors", "samples.png");
        assertThat(export.notes()).last().asString().contains("there is no model.onnx in it", "ActivationRationalTanh");
        assertThat(card(own)).contains("there is no ONNX model").doesNotContain("InferenceSession");
    }
}
