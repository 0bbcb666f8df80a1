package dev.sparring.gan.run.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.run.OpensRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aSecondProcessIsRefusedUntilTheFirstOneHasClosed() throws Exception {
        Path root = folder.resolve("run");
        try (RunDirectory directory = RunDirectory.create(root, "steps: 1\n")) {
            assertThat(OpensRun.inAnotherProcess(root)).contains("is in use by another process; wait for it to end");
            assertThat(directory.root().resolve("config.yaml")).hasContent("steps: 1\n");
        }
        assertThat(OpensRun.inAnotherProcess(root)).isEqualTo("opened run\n");
    }

    @Test
    void anAttemptInTheSameProcessDoesNotGiveTheLockAway() throws Exception {
        Path root = folder.resolve("run");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(root));
        try (RunDirectory directory = RunDirectory.create(root, "")) {
            for (Path name : new Path[] {directory.root(), link}) {
                assertThatThrownBy(() -> RunDirectory.reopen(name, "", 0, List.of()))
                        .isInstanceOf(SparringException.Configuration.class)
                        .hasMessageContaining("is in use by another process");
            }
            assertThat(OpensRun.inAnotherProcess(root)).contains("is in use by another process");
        }
        RunDirectory.reopen(link, "", 0, List.of()).close();
    }

    @Test
    void aDirectoryThatCannotBePreparedIsGivenBack() throws Exception {
        Path root = folder.resolve("run");
        RunDirectory.create(root, "").close();
        assertThatThrownBy(() -> RunDirectory.reopen(root, "", 0, List.of(7L)))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("has been played on by another process since it was read; resume it again");
        RunDirectory.reopen(root, "", 0, List.of()).close();
    }

    @Test
    void whetherARunIsMadeIsToldWithoutDisturbingIt() throws Exception {
        Path root = folder.resolve("run");
        assertThat(RunDirectory.isInUse(root)).isFalse();
        try (RunDirectory directory = RunDirectory.create(root, "")) {
            assertThat(RunDirectory.isInUse(directory.root())).isTrue();
            assertThat(OpensRun.inAnotherProcess(root)).contains("is in use by another process");
        }
        assertThat(RunDirectory.isInUse(root)).isFalse();
        RunDirectory.reopen(root, "", 0, List.of()).close();
    }

    @Test
    void aRunIsMovedUnlessItIsInUseOrSomethingIsThere() throws Exception {
        Path root = folder.resolve("run");
        Path target = folder.resolve("other/name");
        try (RunDirectory directory = RunDirectory.create(root, "steps: 1\n")) {
            assertThatThrownBy(() -> RunDirectory.move(directory.root(), target))
                    .hasMessageEndingWith("run is in use; stop the run first");
        }
        RunDirectory.move(root, target);
        assertThat(root).doesNotExist();
        assertThat(target.resolve("config.yaml")).hasContent("steps: 1\n");
        Files.createDirectories(root);
        assertThatThrownBy(() -> RunDirectory.move(target, root)).hasMessageContaining("run exists already");
        assertThatThrownBy(() -> RunDirectory.move(root, folder.resolve("third")))
                .hasMessageContaining("holds no run");
    }
}
