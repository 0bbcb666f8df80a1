package dev.sparring.gan.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.sampling.Generator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/export.md} and the loaders in it, and those of a model card. */
class ExportGuideTest {

    private static final String HEAD = """
            import ai.onnxruntime.*;
            import java.util.*;

            public class Card {
                public static Object draw() throws Exception {
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static String guide() throws Exception {
        return Files.readString(Path.of(System.getProperty("project.root", ".")).resolve("docs/export.md"));
    }

    @Test
    void theGuideNamesEveryFormat() throws Exception {
        String guide = guide();
        assertThat(Exporters.catalog().names())
                .allSatisfy(name -> assertThat(guide).contains("| `" + name + "` |", "\n## " + name + "\n"));
    }

    @Test
    void theLoaderOfTheGuideDrawsWhatTheRunDraws() throws Exception {
        Path run = ExportedRuns.unlabelled(folder);
        Path file = Files.write(folder.resolve("net.onnx"), ExportedRuns.file("onnx", ExportRequest.of(run)));
        float[][] latent = {{1, -1, 0.5f}, {0, 2, -0.25f}};
        float[][][][] images = (float[][][][]) CompiledSource.call(
                folder.resolve("classes"),
                "Draw",
                CompiledSource.block(guide(), "### Java"),
                "images",
                file.toString(),
                latent);
        try (Generator generator = Generator.load(run)) {
            float[] expected =
                    generator.of(new float[] {1, -1, 0.5f, 0, 2, -0.25f}).values();
            assertThat(images).hasDimensions(2, 1);
            for (int i = 0; i < expected.length; i++) {
                assertThat(images[i / 64][0][i / 8 % 8][i % 8]).isCloseTo(expected[i], within(1e-5f));
            }
        }
    }

    @Test
    void theLoadersOfModelCardsRun() throws Exception {
        for (Path run : new Path[] {ExportedRuns.points(folder), ExportedRuns.images(folder)}) {
            var files = ExportedRuns.files(ExportedRuns.prepared("hub", ExportRequest.of(run)));
            Path out = Files.createDirectory(folder.resolve(run.getFileName() + "-hub"));
            Path model = Files.write(out.resolve("model.onnx"), Objects.requireNonNull(files.get("model.onnx")));
            String card =
                    new String(Objects.requireNonNull(files.get("README.md")), java.nio.charset.StandardCharsets.UTF_8);
            String snippet = CompiledSource.block(card, "With Java")
                    .replace("\"model.onnx\"", "\"" + model + "\"")
                    .replace(".getValue();", ".getValue();\nreturn samples;");
            Object drawn = CompiledSource.call(out.resolve("classes"), "Card", HEAD + snippet + "}}", "draw");
            assertThat((Object[]) drawn).hasSize(16);
        }
    }
}
