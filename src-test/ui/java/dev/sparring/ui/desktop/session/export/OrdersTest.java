package dev.sparring.ui.desktop.session.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.sampling.output.SampleOutput;
import dev.sparring.gan.sampling.output.SampleRequest;
import dev.sparring.ui.cli.CommandLineInterface;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.awt.image.BufferedImage;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken out of a run is, byte by byte, what the command line takes out of it. */
class OrdersTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path runs;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @BeforeAll
    static void play() throws Exception {
        play("ring", "ring");
        play("shapes", "shapes");
    }

    private static Path run(String preset) {
        return runs.resolve(preset);
    }

    private static SampleRequest request(int count) {
        return new SampleRequest(
                count, Optional.of(7L), Optional.empty(), SampleRequest.Arrangement.INDEPENDENT, Optional.empty());
    }

    private SampleOrder order(String preset, SampleRequest request, SampleOutput.Kind kind, String name) {
        return new SampleOrder(
                run(preset), new GeneratorChoice.Latest(), request, new SampleOutput(folder.resolve(name), kind));
    }

    /** What it prints goes to the terminal of the tests; the files are what counts. */
    private static void command(Object... arguments) {
        assertThat(CommandLineInterface.run(
                        Stream.of(arguments).map(Object::toString).toArray(String[]::new)))
                .isZero();
    }

    @Test
    void aTableOfPointsIsThatOfTheCommand() throws Exception {
        SampleOrder.Written written =
                order("ring", request(12), SampleOutput.Kind.CSV, "a.csv").write(share -> {});
        assertThat(written)
                .isEqualTo(
                        new SampleOrder.Written(12, 4, folder.resolve("a.csv").toString(), List.of()));
        command("sample", run("ring"), "--count", 12, "--seed", 7, "--out", folder.resolve("b.csv"));
        assertThat(folder.resolve("a.csv")).hasSameBinaryContentAs(folder.resolve("b.csv"));
        assertThat(Files.readAllLines(folder.resolve("a.csv")))
                .hasSize(12)
                .allMatch(line -> line.split(",").length == 2);
    }

    @Test
    void truncatedWalksAreThoseOfTheCommand() throws Exception {
        SampleRequest walks = new SampleRequest(
                9, Optional.of(3L), Optional.of(0.5), SampleRequest.Arrangement.INTERPOLATED, Optional.empty());
        order("shapes", walks, SampleOutput.Kind.PNG, "a.png").write(share -> {});
        command(
                "sample",
                run("shapes"),
                "--count",
                9,
                "--seed",
                3,
                "--truncation",
                0.5,
                "--interpolate",
                "--out",
                folder.resolve("b.png"));
        assertThat(folder.resolve("a.png")).hasSameBinaryContentAs(folder.resolve("b.png"));
    }

    /** The header is NumPy's: 6 letters, version 1.0, two bytes of length, and text up to 128; pixels in [-1, 1] follow. */
    @Test
    void aFolderOfPicturesHoldsTheNumbersOfTheArray() throws Exception {
        order("shapes", request(3), SampleOutput.Kind.FOLDER, "own").write(share -> {});
        order("shapes", request(3), SampleOutput.Kind.NPY, "a.npy").write(share -> {});
        byte[] bytes = Files.readAllBytes(folder.resolve("a.npy"));
        assertThat(new String(bytes, 1, 5, StandardCharsets.ISO_8859_1)).isEqualTo("NUMPY");
        assertThat(new String(bytes, 10, 118, StandardCharsets.ISO_8859_1).strip())
                .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 1, 28, 28), }");
        ByteBuffer numbers = ByteBuffer.wrap(bytes, 128, bytes.length - 128).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 3; i++) {
            BufferedImage image =
                    ImageIO.read(folder.resolve("own/000" + i + ".png").toFile());
            for (int pixel = 0; pixel < 784; pixel++) {
                assertThat(image.getRaster().getSample(pixel % 28, pixel / 28, 0))
                        .isEqualTo(Math.round((numbers.getFloat() + 1) * 127.5f));
            }
        }
        assertThat(numbers.hasRemaining()).isFalse();
    }

    @Test
    void whatIsEndedLeavesNothing() {
        SampleOrder order = order("shapes", request(9), SampleOutput.Kind.FOLDER, "own");
        assertThatThrownBy(() -> order.write(share -> {
                    if (share > 0.7) {
                        throw new InterruptedIOException("enough");
                    }
                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsSaid() throws Exception {
        assertThatThrownBy(() -> order("ring", request(3), SampleOutput.Kind.CSV, "no/such/a.csv")
                        .write(share -> {}))
                .isInstanceOf(SparringException.class)
                .hasMessageContaining("a.csv cannot be written; ");
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> order("shapes", request(3), SampleOutput.Kind.FOLDER, "file")
                        .write(share -> {}))
                .isInstanceOf(SparringException.class)
                .hasMessageContaining("is a file; ");
    }

    /** Whoever was asked for a.png said nothing of a-1.png. */
    @Test
    void sheetsBesideTheNameThatWasGivenReplaceNoOthers() throws Exception {
        Path own = Files.writeString(folder.resolve("a-2.png"), "mine");
        assertThatThrownBy(() -> order("shapes", request(1025), SampleOutput.Kind.PNG, "a.png")
                        .write(share -> assertThat(share).as("nothing is drawn").isZero()))
                .isInstanceOf(SparringException.class)
                .hasMessage(own + " is there already, and 1025 images take 2 files named so; give another name");
        assertThat(own).hasContent("mine");
        assertThat(folder.toFile().list()).containsExactly("a-2.png");
    }

    @Test
    void aDamagedCheckpointIsPassedOverAndThatIsSaid() throws Exception {
        play("ring", "damaged");
        damage(run("damaged"), 4);
        SampleOrder.Written written = new SampleOrder(
                        run("damaged"),
                        new GeneratorChoice.Latest(),
                        request(3),
                        new SampleOutput(folder.resolve("a.csv"), SampleOutput.Kind.CSV))
                .write(share -> {});
        assertThat(written.step()).isEqualTo(2);
        assertThat(written.warnings()).hasSize(1);
        SampleOrder named = new SampleOrder(
                run("damaged"),
                new GeneratorChoice.Step(4),
                request(3),
                new SampleOutput(folder.resolve("b.csv"), SampleOutput.Kind.CSV));
        assertThatThrownBy(() -> named.write(share -> {}))
                .isInstanceOf(SparringException.class)
                .hasMessageContaining("; ");
        assertThat(folder.resolve("b.csv")).doesNotExist();
    }

    private static void play(String preset, String name) throws Exception {
        Run.prepare(
                        ConfigBuilder.preset(preset)
                                .set("steps", "4")
                                .set("checkpoint.every", "2")
                                .set("batch", "8")
                                .set("generator.width", "4")
                                .set("discriminator.width", "4")
                                .build(),
                        run(name))
                .play(new RunControl(), new RunListener() {}, "test");
    }

    /** Cuts its files in half. */
    private static void damage(Path run, long step) throws Exception {
        try (Stream<Path> files = Files.walk(run.resolve("checkpoints"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains("%08d".formatted(step)))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
    }

    private static EvaluationOrder evaluation(String preset, Optional<Path> classifier) {
        return new EvaluationOrder(run(preset), new GeneratorChoice.Step(2), Optional.of(200), 5, classifier);
    }

    @Test
    void theFiguresAreThoseOfTheCommand() throws Exception {
        List<Double> told = new ArrayList<>();
        EvaluationOrder.Found found = evaluation("ring", Optional.empty()).measure(told::add);
        assertThat(told).isSorted().startsWith(0.0).endsWith(1.0);
        found.save(folder.resolve("a.json"));
        command(
                "evaluate",
                run("ring"),
                "--count",
                200,
                "--seed",
                5,
                "--checkpoint",
                2,
                "--out",
                folder.resolve("b.json"));
        assertThat(folder.resolve("a.json")).hasSameBinaryContentAs(folder.resolve("b.json"));
    }

    @Test
    void anEvaluationThatIsEndedIsLeft() {
        assertThatThrownBy(() -> evaluation("ring", Optional.empty()).measure(share -> {
                    if (share > 0.2) {
                        throw new InterruptedIOException("enough");
                    }
                }))
                .isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void aDirectoryWithoutAClassifierIsSaid() {
        assertThatThrownBy(() -> evaluation("shapes", Optional.of(folder)).measure(share -> {}))
                .isInstanceOf(SparringException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("; ");
    }

    @Test
    void theConfigurationIsReadAgainAsThatOfTheRun() throws Exception {
        RunConfigFile.save(run("ring"), folder.resolve("mine.yaml"));
        assertThat(ConfigBuilder.preset("shapes")
                        .file(folder.resolve("mine.yaml"))
                        .build()
                        .yaml())
                .isEqualTo(RunReader.open(run("ring")).config().yaml());
    }

    @Test
    void theLatestGeneratorOfARunInOrderIsThatOfItsLastStepWithoutAWarning() throws Exception {
        RunSampler sampler = new GeneratorChoice.Latest().open(run("ring"), warning -> {
            throw new AssertionError(warning);
        });
        assertThat(sampler.step()).isEqualTo(4);
    }
}
