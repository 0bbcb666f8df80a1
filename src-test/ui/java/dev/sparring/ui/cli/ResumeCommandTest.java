package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.storage.RunDirectory;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How runs are gone on with, made longer and begun from others on the command line. */
class ResumeCommandTest {

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

    private static Answer train(Object... more) {
        List<Object> args = new ArrayList<>(List.of("train"));
        for (String setting : List.of(
                "generator.width=8",
                "discriminator.width=8",
                "generator.warmup.type=none",
                "discriminator.warmup.type=none",
                "batch=4",
                "samples.count=4")) {
            args.addAll(List.of("--set", setting));
        }
        args.addAll(List.of(more));
        return sparring(args.toArray());
    }

    private Path pictures(String name, int count) throws Exception {
        Path pictures = Files.createDirectories(folder.resolve(name));
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            image.setRGB(i % 8, i / 8, -1);
            ImageIO.write(image, "png", pictures.resolve(100 + i + ".png").toFile());
        }
        return pictures;
    }

    private static long steps(Path run) throws Exception {
        return RunDirectory.checkpoints(run).steps().get(0);
    }

    @Test
    void aDecayThatKeepsItsPlanIsAWarningAndTheChangesAreListed() throws Exception {
        Path run = folder.resolve("run");
        train("--out", run, "--steps", 4, "--set", "generator.decay.type=linear");
        Answer answer = sparring("train", "--resume", "--out", run, "--steps", 6, "--set", "log.every=1");
        assertThat(answer.code()).isZero();
        assertThat(answer.err())
                .startsWith("sparring: warning: generator.decay keeps the plan it began with (updates: 4)")
                .contains("--set generator.decay.updates=N")
                .hasLineCount(1);
        assertThat(answer.out())
                .contains("going on from step 4 of 6", "  steps from 4 to 6", "  log.every from 10 to 1");
        assertThat(steps(run)).isEqualTo(6);
    }

    @Test
    void dataElsewhereAreTakenAndOtherDataAreSaid() throws Exception {
        Path run = folder.resolve("run");
        Path here = pictures("here", 10);
        train("--data", "folder:" + here, "--set", "data.size=8", "--out", run, "--steps", 2);
        Path there = Files.move(here, folder.resolve("there"));
        Answer gone = sparring("train", "--resume", "--out", run, "--steps", 3);
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err()).contains("is no directory", "by --data").hasLineCount(1);
        Answer moved = sparring("train", "--resume", "--out", run, "--steps", 3, "--data", "folder:" + there);
        assertThat(moved).satisfies(answer -> {
            assertThat(answer.code()).isZero();
            assertThat(answer.err()).isEmpty();
        });
        Files.delete(there.resolve("100.png"));
        Answer changed = sparring("train", "--resume", "--out", run, "--steps", 4);
        assertThat(changed.code()).isZero();
        assertThat(changed.err())
                .startsWith("sparring: warning: the data are not those of before (then 10 images")
                .hasLineCount(1);
    }

    @Test
    void aRunsLengthMayBeGivenInEpochs() throws Exception {
        Path run = folder.resolve("run");
        // Ten pictures in batches of 4.
        String data = "folder:" + pictures("ten", 10);
        assertThat(train("--data", data, "--set", "data.size=8", "--out", run, "--epochs", 2)
                        .code())
                .isZero();
        assertThat(steps(run)).isEqualTo(5);
        assertThat(sparring("train", "--resume", "--out", run, "--epochs", 2.5).code())
                .isZero();
        assertThat(steps(run)).isEqualTo(7);
        assertThat(sparring("train", "--resume", "--out", run, "--steps", 8).code())
                .isZero();
        assertThat(steps(run)).isEqualTo(8);
        assertThat(Files.readString(run.resolve("config.yaml")))
                .contains("\nsteps: 8")
                .doesNotContain("epochs:");
    }

    @Test
    void anotherRunsNetworksComeWithItsConfigurationAndTheShapeOfItsImages() throws Exception {
        Path old = folder.resolve("old");
        train(
                "--data",
                "folder:" + pictures("one", 10),
                "--set",
                "data.size=8",
                "--set",
                "data.channels=1",
                "--out",
                old,
                "--steps",
                2);
        Path young = folder.resolve("young");
        Answer answer = sparring(
                "train", "--from", old, "--data", "folder:" + pictures("other", 6), "--out", young, "--steps", 3);
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains("step 0: inherited: both networks begin as those of " + old + " at step 2");
        assertThat(answer.out()).contains("6 images, 8x8 grey", "dcgan of width 8");
        assertThat(steps(young)).isEqualTo(3);
        assertThat(ConfigBuilder.complete(young.resolve("config.yaml")).build().from())
                .contains(old);
        Answer misfit = sparring("train", "--from", old, "--preset", "ring", "--out", folder.resolve("misfit"));
        assertThat(misfit.code()).isEqualTo(2);
        assertThat(misfit.err())
                .startsWith("sparring: the networks do not fit: generator.parameters.0_W has shape [2, 128] here and ")
                .hasLineCount(1);
    }

    static Stream<List<String>> wrong() {
        return Stream.of(
                List.of("--from begins a new run and --resume goes on with one", "--resume", "--from", "x"),
                List.of("--steps and --epochs are both given", "--steps", "3", "--epochs", "2"),
                List.of("leave out --preset and CONFIG.yaml", "--resume", "--preset", "ring"),
                List.of("leave out --preset and CONFIG.yaml", "some.yaml", "--resume"),
                List.of("generator.width was 8 and is to be 7", "--resume", "--set", "generator.width=7"),
                List.of("another kind of data than the run's, ring", "--resume", "--data", "grid"),
                List.of("epochs is given, but data drawn without end has no epochs", "--resume", "--epochs", "3"),
                List.of("has made 2 steps already, more than 1", "--resume", "--steps", "1"),
                List.of("steps is 0", "--resume", "--steps", "0"),
                List.of("--set generator sets nothing", "--resume", "--set", "generator"),
                List.of("epochs is -1", "--resume", "--epochs", "-1"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatDoesNotGoTogetherIsToldInOneLine(List<String> args) throws Exception {
        Path run = folder.resolve("run");
        train("--out", run, "--steps", 2);
        byte[] config = Files.readAllBytes(run.resolve("config.yaml"));
        List<Object> all = new ArrayList<>(List.of("train", "--out", run));
        all.addAll(args.subList(1, args.size()));
        Answer answer = sparring(all.toArray());
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("sparring: ")
                .contains(args.get(0), "; ")
                .hasLineCount(1);
        assertThat(run.resolve("config.yaml")).hasBinaryContent(config);
    }

    @Test
    void aTildeIsTheHomeFolderWhereverAPathIsGiven() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(sparring("train", "--data", "folder:~/no-such-pictures", "--out", folder.resolve("run"))
                        .err())
                .contains(home.resolve("no-such-pictures") + " is no directory");
        assertThat(sparring("sample", "~/no-such-run").err()).contains(home.resolve("no-such-run") + " holds no run");
        assertThat(sparring("train", "~/no-such.yaml", "--out", folder.resolve("run"))
                        .err())
                .contains(home.resolve("no-such.yaml") + " cannot be read");
    }
}
