package dev.sparring.ui.desktop.session.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.export.Exporter;
import dev.sparring.gan.export.Exporters;
import dev.sparring.gan.export.NetworkRole;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.Weights;
import dev.sparring.ui.cli.CommandLineInterface;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network is exported, byte by byte, as the command line exports it. */
class NetworkOrderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path run;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @BeforeAll
    static void play() throws Exception {
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", "4")
                                .set("checkpoint.every", "2")
                                .set("batch", "8")
                                .set("seed", "11")
                                .set("generator.width", "4")
                                .set("discriminator.width", "4")
                                .build(),
                        run)
                .play(new RunControl(), new RunListener() {}, "test");
    }

    private static Exporter format(String name) {
        return Exporters.catalog().get(name);
    }

    private NetworkOrder order(String format, NetworkRole network, GeneratorChoice checkpoint, String place) {
        return new NetworkOrder(
                run,
                format(format),
                Optional.of(network),
                Optional.of(Weights.RAW),
                Optional.of(checkpoint),
                folder.resolve(place),
                false);
    }

    @Test
    void theFileIsThatOfTheCommand() throws Exception {
        NetworkOrder.Written written = order("onnx", NetworkRole.DISCRIMINATOR, new GeneratorChoice.Step(2), "a.onnx")
                .write(share -> {});
        assertThat(written)
                .isEqualTo(new NetworkOrder.Written(
                        "discriminator of step 2, raw weights", folder.resolve("a.onnx"), List.of(), List.of()));
        command(
                "export",
                run,
                "--format",
                "onnx",
                "--network",
                "discriminator",
                "--raw",
                "--checkpoint",
                2,
                "--out",
                folder.resolve("b.onnx"));
        assertThat(folder.resolve("a.onnx")).hasSameBinaryContentAs(folder.resolve("b.onnx"));
    }

    /** What it prints goes to the terminal of the tests; the files are what counts. */
    private static void command(Object... arguments) {
        assertThat(CommandLineInterface.run(
                        Stream.of(arguments).map(Object::toString).toArray(String[]::new)))
                .isZero();
    }

    @Test
    void aDiscriminatorHasNoPlaceInAFolderToGiveAway() {
        NetworkOrder order = order("hub", NetworkRole.DISCRIMINATOR, new GeneratorChoice.Latest(), "hub");
        assertThatThrownBy(() -> order.write(share -> {}))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith("hub is about the generator");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatNobodyAllowedToReplaceStays() throws Exception {
        Path file = Files.writeString(folder.resolve("a.onnx"), "mine");
        NetworkOrder order = order("onnx", NetworkRole.GENERATOR, new GeneratorChoice.Latest(), "a.onnx");
        assertThatThrownBy(() -> order.write(share -> {}))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith(file + " is there already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void whatIsEndedBeforeItIsWrittenLeavesNothing() {
        NetworkOrder order = order("onnx", NetworkRole.GENERATOR, new GeneratorChoice.Latest(), "a.onnx");
        assertThatThrownBy(() -> order.write(share -> {
                    if (share > 0.5) {
                        throw new InterruptedIOException("enough");
                    }
                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCheckpointThatIsNotThereIsSaid() {
        NetworkOrder order = order("onnx", NetworkRole.GENERATOR, new GeneratorChoice.Step(3), "a.onnx");
        assertThatThrownBy(() -> order.write(share -> {}))
                .isInstanceOf(SparringException.class)
                .hasMessageContaining("3");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEmptyFolderIsMeantItselfAndOfAnotherOneAFolderInIt() throws Exception {
        Exporter hub = format("hub");
        assertThat(FolderPlace.in(hub, folder, "ring-hub").path()).isEqualTo(folder);
        Files.writeString(folder.resolve("thesis.tex"), "mine");
        FolderPlace inner = FolderPlace.in(hub, folder, "ring-hub");
        assertThat(inner.path()).isEqualTo(folder.resolve("ring-hub"));
        assertThat(inner.isTaken()).isFalse();
    }

    @Test
    void onlyAnEarlierExportOfTheSameFormatCanBeReplaced() throws Exception {
        Path earlier = Files.createDirectory(folder.resolve("ring-hub"));
        Files.writeString(earlier.resolve("config.json"), "{}");
        assertThat(new FolderPlace(format("hub"), earlier).isTaken()).isTrue();
        assertThat(FolderPlace.in(format("hub"), earlier, "ring-hub").path()).isEqualTo(earlier);
        assertThat(new FolderPlace(format("tensorboard"), earlier).isTaken()).isFalse();
        Files.writeString(earlier.resolve("thesis.tex"), "mine");
        assertThat(new FolderPlace(format("hub"), earlier).isTaken()).isFalse();
    }
}
