package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.cli.CommandLineInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for which Java has too little memory. */
class SmallHeapTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** A picture of 4,096 images of 64x64 is 64 MB as numbers and 128 MB as pixels. */
    @Test
    void aRunThatNeedsMoreThanThereIsEndsInOneLineAndWithoutADirectory() throws Exception {
        Path run = folder.resolve("run");
        OwnProcess ended = OwnProcess.of(
                folder,
                "-Xmx64m",
                "train",
                "--preset",
                "shapes",
                "--steps",
                "1",
                "--set",
                "data.size=64",
                "--set",
                "samples.count=4096",
                "--set",
                "generator.warmup.type=none",
                "--set",
                "discriminator.warmup.type=none",
                "--out",
                run.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.complaints())
                .singleElement()
                .asString()
                .matches(
                        "sparring: a picture of the samples needs 193 MB of Java's memory, and \\d+ MB are free for it;"
                                + " give Java more by SPARRING_JAVA_OPTS=-Xmx\\.\\.\\., or lower samples.count");
        assertThat(run).doesNotExist();
    }

    /** Ten thousand colour images of 32x32 are 123 MB. */
    @Test
    void aCommandThatFindsNoMemoryOnItsWayEndsInOneLine() throws Exception {
        String run = folder.resolve("run").toString();
        List<String> train =
                new ArrayList<>(List.of("train", "--preset", "shapes", "--quiet", "--steps", "1", "--out", run));
        for (String setting : List.of(
                "data.size=32",
                "data.channels=3",
                "generator.width=4",
                "generator.warmup.type=none",
                "discriminator.width=4",
                "discriminator.warmup.type=none",
                "monitor.features=discriminator",
                "samples.count=1",
                "batch=2")) {
            train.addAll(List.of("--set", setting));
        }
        assertThat(CommandLineInterface.run(train.toArray(String[]::new))).isZero();
        OwnProcess ended = OwnProcess.of(folder, "-Xmx64m", "sample", run, "--count", "10000");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.complaints())
                .singleElement()
                .asString()
                .startsWith("sparring: ")
                .contains("SPARRING_JAVA_OPTS=-Xmx");
    }
}
