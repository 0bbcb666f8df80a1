package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.cli.CommandLineInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunArgumentTest {

    private final Path folder;

    RunArgumentTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Optional<Path> run(String... args) {
        return RunArgument.of(args, CommandLineInterface::isCommand);
    }

    @Test
    void aDirectoryAloneIsARunToShow() throws IOException {
        Path run = Files.createDirectory(folder.resolve("ring of today"));
        assertThat(run(run.toString())).hasValue(run);
        assertThat(run(run.toString(), "--debug")).isEmpty();
    }

    @Test
    void itsMetadataStandForTheDirectoryAndNoOtherFileDoes() throws IOException {
        Path metadata = Files.writeString(folder.resolve("run.json"), "{}");
        Path config = Files.writeString(folder.resolve("config.yaml"), "name: ring");
        assertThat(run(metadata.toString())).hasValue(folder);
        assertThat(run(config.toString())).isEmpty();
    }

    @Test
    void relativePathsAreThoseOfTheWorkingDirectory() {
        assertThat(run(".")).hasValueSatisfying(path -> assertThat(path).isAbsolute());
    }

    @Test
    void commandsComeBeforeDirectoriesOfTheirName() throws IOException {
        Path train = Files.createDirectory(folder.resolve("train"));
        assertThat(RunArgument.of(new String[] {train.toString()}, train.toString()::equals))
                .isEmpty();
        assertThat(CommandLineInterface.isCommand("train")).isTrue();
        assertThat(CommandLineInterface.isCommand("ring")).isFalse();
    }

    @Test
    void whatDoesNotExistOrIsNoPathIsLeftToTheCommandLine() {
        assertThat(run(folder.resolve("missing").toString())).isEmpty();
        assertThat(run("--help")).isEmpty();
        assertThat(run("a\0b")).isEmpty();
        assertThat(run()).isEmpty();
    }
}
