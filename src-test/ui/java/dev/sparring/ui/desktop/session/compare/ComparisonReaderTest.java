package dev.sparring.ui.desktop.session.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.session.SampleImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonReaderTest {

    private final Path home;
    private final ComparisonReader reader = new ComparisonReader();

    ComparisonReaderTest(@TempDir Path home) {
        this.home = home;
    }

    private Path run(String name) throws Exception {
        Path root = home.resolve(name);
        Files.createDirectories(root.resolve("samples"));
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring").build().yaml());
        return root;
    }

    private static void append(Path root, String file, String line) throws IOException {
        Files.writeString(root.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A picture of one column, as many rows as the step says. */
    private static void picture(Path root, int step) throws IOException {
        ImageIO.write(
                new BufferedImage(1, step, BufferedImage.TYPE_INT_RGB),
                "png",
                root.resolve(String.format("samples/step-%08d.png", step)).toFile());
    }

    private static String checkpoint(long step, String distance) {
        return "{\"step\":" + step
                + ",\"kind\":\"checkpoint\",\"severity\":\"info\",\"evidence\":{\"frechet_distance\":" + distance
                + "}}";
    }

    private ComparedRun only(Path root) {
        Comparison found = reader.read(List.of(root), OptionalLong.empty());
        assertThat(found.problems()).isEmpty();
        return found.runs().get(0);
    }

    @Test
    void figuresAreTheLastOnesAndTheBestCheckpointIsTheNearest() throws Exception {
        Path root = run("one");
        append(root, "metrics.jsonl", "{\"step\":10,\"time_s\":1.5,\"loss_g\":0.25,\"modes\":7}");
        append(root, "metrics.jsonl", "{\"step\":20,\"time_s\":3.0,\"loss_g\":\"NaN\",\"figures\":{\"augment_p\":1}}");
        append(root, "events.jsonl", checkpoint(5, "0.75"));
        append(root, "events.jsonl", checkpoint(10, "0.25"));
        append(root, "events.jsonl", checkpoint(20, "\"NaN\""));
        append(root, "events.jsonl", "{\"step\":12,\"kind\":\"oscillation\",\"severity\":\"warning\"}");
        append(root, "events.jsonl", "{\"step\":18,\"kind\":\"oscillation\",\"severity\":\"critical\"}");
        RunFigures figures = only(root).figures();
        assertThat(figures.last("step")).isEqualTo(20);
        assertThat(figures.last("time_s")).isEqualTo(3);
        assertThat(figures.last("loss_g")).isNaN();
        assertThat(figures.last("modes")).isEqualTo(7);
        assertThat(figures.last("recall")).isNaN();
        assertThat(figures.bestDistance()).isEqualTo(OptionalDouble.of(0.25));
        assertThat(figures.bestStep()).isEqualTo(OptionalLong.of(10));
        assertThat(figures.diagnoses()).containsOnly(Map.entry("oscillation", 2));
    }

    @Test
    void aLogThatBeginsAnewTakesItsFiguresAndCurvesWithIt() throws Exception {
        Path root = run("one");
        append(root, "metrics.jsonl", "{\"step\":10,\"loss_g\":0.25}");
        append(root, "metrics.jsonl", "{\"step\":20,\"loss_g\":0.25,\"recall\":0.5}");
        append(root, "events.jsonl", checkpoint(10, "0.5"));
        append(root, "events.jsonl", checkpoint(20, "0.25"));
        assertThat(only(root).series().last()).isEqualTo(20);
        Files.writeString(root.resolve("metrics.jsonl"), "{\"step\":10,\"loss_g\":0.25}\n");
        Files.writeString(root.resolve("events.jsonl"), checkpoint(10, "0.5") + "\n");
        ComparedRun back = only(root);
        assertThat(back.series().last()).isEqualTo(10);
        assertThat(back.figures().last("recall")).isNaN();
        assertThat(back.figures().bestStep()).isEqualTo(OptionalLong.of(10));
    }

    @Test
    void whereNothingIsNewTheCurvesAreNotCopied() throws Exception {
        Path root = run("one");
        append(root, "metrics.jsonl", "{\"step\":10,\"loss_g\":0.25}");
        assertThat(only(root).series()).isSameAs(only(root).series());
    }

    @Test
    void samplesAreTheNewestOrOfTheStepThatIsAskedFor() throws Exception {
        Path one = run("one");
        Path two = run("two");
        picture(one, 10);
        picture(one, 20);
        picture(two, 10);
        picture(two, 15);
        Comparison newest = reader.read(List.of(one, two), OptionalLong.empty());
        assertThat(newest.commonSheets()).containsExactly(10L);
        assertThat(newest.sheets().get(one))
                .isInstanceOfSatisfying(SampleImage.Tiles.class, sheet -> assertThat(sheet.height())
                        .isEqualTo(20));
        assertThat(newest.sheets().get(two)).extracting(SampleImage::step).isEqualTo(15L);
        Comparison same = reader.read(List.of(one, two), OptionalLong.of(10));
        assertThat(same.sheets().values()).extracting(SampleImage::step).containsExactly(10L, 10L);
        assertThat(Comparison.NONE.commonSheets()).isEmpty();
    }

    @Test
    void aPictureThatIsWrittenAnewIsReadAnew() throws Exception {
        Path root = run("one");
        picture(root, 10);
        Comparison before = reader.read(List.of(root), OptionalLong.empty());
        assertThat(reader.read(List.of(root), OptionalLong.empty()).sheets().get(root))
                .as("the same file is read once")
                .isSameAs(before.sheets().get(root));
        Path file = root.resolve("samples/step-00000010.png");
        ImageIO.write(new BufferedImage(1, 7, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(reader.read(List.of(root), OptionalLong.empty()).sheets().get(root))
                .isInstanceOfSatisfying(SampleImage.Tiles.class, sheet -> assertThat(sheet.height())
                        .isEqualTo(7));
    }

    @Test
    void aDamagedPictureAndADirectoryWithoutARunAreSaidAndHideNothing() throws Exception {
        Path root = run("one");
        append(root, "metrics.jsonl", "{\"step\":10,\"loss_g\":0.25}");
        Files.writeString(root.resolve("samples/step-00000010.png"), "no picture");
        Comparison found = reader.read(List.of(home.resolve("gone"), root), OptionalLong.empty());
        assertThat(found.runs()).extracting(ComparedRun::name).containsExactly("one");
        assertThat(found.sheets()).isEmpty();
        assertThat(found.problems()).hasSize(2);
        assertThat(found.problems().get(0)).startsWith("‘gone’: ").contains("holds no run");
        assertThat(found.problems().get(1)).startsWith("‘one’: ").contains("step-00000010.png");
    }
}
