package dev.sparring.ui.desktop.session.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.storage.RunDirectory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLibraryTest {

    private final Path runs;
    private final RunLibrary library;

    RunLibraryTest(@TempDir Path folder) {
        this.runs = folder.resolve("runs");
        this.library = new RunLibrary(runs);
    }

    private Path run(String name, String info) throws Exception {
        Path root = Files.createDirectories(runs.resolve(name));
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring").build().yaml());
        Files.writeString(root.resolve("run.json"), info);
        return root;
    }

    @Test
    void whereThereIsNothingThereAreNoRuns() throws Exception {
        assertThat(library.read()).isEmpty();
        Files.createDirectories(runs.resolve("no-run"));
        assertThat(library.read()).isEmpty();
    }

    @Test
    void theNewestComesFirstAndWhatIsUnreadableIsLeftOut() throws Exception {
        run("b", "{\"start\":\"2026-01-02T10:00:00Z\",\"outcome\":\"completed\"}");
        run("a", "{\"start\":\"2026-01-03T10:00:00Z\",\"outcome\":\"completed\"}");
        run("c", "no JSON");
        assertThat(library.read()).extracting(RunSummary::folder).containsExactly("a", "b", "c");
    }

    @Test
    void aRunIsToldInItsFigures() throws Exception {
        Path root = run("one", """
                {"name":"ring","start":"2026-01-02T10:00:00Z","steps":6000,"outcome":"stopped","step":1200}""");
        Files.writeString(root.resolve("events.jsonl"), """
                {"step":500,"kind":"checkpoint","severity":"info","network":"both","evidence":{"frechet_distance":0.5},"advice":"","action":"saved"}
                {"step":700,"kind":"mode-collapse","severity":"critical","network":"generator","evidence":{},"advice":"","action":""}
                {"step":900,"kind":"oscillation","severity":"warning","network":"both","evidence":{},"advice":"","action":""}
                {"step":1000,"kind":"checkpoint","severity":"info","network":"both","evidence":{"frechet_distance":0.25},"advice":"","action":"saved"}
                {"step":1200,"kind":"checkpoint","severity":"info","network":"both","evidence":{"frechet_distance":0.75},"advice":"","action":"saved"}
                """);
        Path newest = Files.createDirectories(root.resolve("samples")).resolve("step-00001000.png");
        Files.createFile(root.resolve("samples/step-00000500.png"));
        Files.createFile(newest);
        RunSummary run = RunLibrary.summary(root);
        assertThat(run.name()).isEqualTo("ring");
        assertThat(run.state()).isEqualTo(RunSummary.State.STOPPED);
        assertThat(run.step()).isEqualTo(1200);
        assertThat(run.steps()).isEqualTo(6000);
        assertThat(run.start()).contains(Instant.parse("2026-01-02T10:00:00Z"));
        assertThat(run.bestDistance()).isEqualTo(OptionalDouble.of(0.25));
        assertThat(run.diagnosis().orElseThrow().kind()).isEqualTo("oscillation");
        assertThat(run.picture()).contains(newest);
    }

    @ParameterizedTest
    @CsvSource({
        "completed, COMPLETED, false",
        "stopped, STOPPED, true",
        "stopped-by-monitor, STOPPED, true",
        "diverged, FAILED, false",
        "failed, FAILED, false",
        "running, INTERRUPTED, true"
    })
    void theStateIsThatOfItsOutcome(String outcome, RunSummary.State state, boolean unfinished) throws Exception {
        RunSummary run = RunLibrary.summary(run("one", "{\"outcome\":\"" + outcome + "\"}"));
        assertThat(run.state()).isEqualTo(state);
        assertThat(run.isUnfinished()).isEqualTo(unfinished);
    }

    @Test
    void aRunThatIsMadeIsTrainingAndTellsItsNewestStep() throws Exception {
        Path root = runs.resolve("live");
        Files.createDirectories(runs);
        try (RunDirectory directory =
                RunDirectory.create(root, ConfigBuilder.preset("ring").build().yaml())) {
            Files.writeString(root.resolve("metrics.jsonl"), "{\"step\":10}\n{\"step\":20}\n");
            RunSummary run = RunLibrary.summary(directory.root());
            assertThat(run.state()).isEqualTo(RunSummary.State.TRAINING);
            assertThat(run.step()).isEqualTo(20);
            assertThatThrownBy(() -> library.delete(root)).hasMessageEndingWith("live is in use; stop the run first");
            assertThatThrownBy(() -> library.rename(root, "other")).hasMessageContaining("is in use");
        }
    }

    @Test
    void aRunIsRenamedUnlessTheNameIsTaken() throws Exception {
        Path root = run("one", "{}");
        run("two", "{}");
        assertThatThrownBy(() -> library.rename(root, "two")).hasMessageContaining("two exists already");
        assertThat(library.rename(root, " Best one 3 ")).isEqualTo(runs.resolve("Best one 3"));
        assertThat(library.read()).extracting(RunSummary::folder).containsExactly("Best one 3", "two");
        assertThat(library.rename(runs.resolve("two"), "two")).isEqualTo(runs.resolve("two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".hidden", "a/b", "..", "a\\b", "a\nb"})
    void aNameThatIsNoneIsRefused(String name) throws Exception {
        Path root = run("one", "{}");
        assertThatThrownBy(() -> library.rename(root, name))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("is no name for a run");
        assertThat(root).isDirectory();
    }

    @Test
    void whatWasDeletedCanBeBroughtBackUntilItIsErased() throws Exception {
        Path root = run("one", "{}");
        Path bin = library.delete(root);
        assertThat(library.read()).isEmpty();
        library.restore(bin, root);
        assertThat(library.read()).extracting(RunSummary::folder).containsExactly("one");
        Path first = library.delete(root);
        run("one", "{}");
        Path second = library.delete(root);
        assertThat(List.of(first, second)).doesNotHaveDuplicates().allMatch(Files::isDirectory);
        library.erase(first);
        assertThat(second).isDirectory();
        library.erase(second);
        library.close();
        assertThat(runs).isEmptyDirectory();
        Path kept = run("kept", "{}");
        assertThatThrownBy(() -> library.erase(kept)).isInstanceOf(IllegalArgumentException.class);
        assertThat(kept).isDirectory();
    }

    @Test
    void whatAKilledWindowHadDeletedIsFoundByTheNextOneAndByThatAlone() throws Exception {
        RunLibrary killed = new RunLibrary(runs);
        Path bin = killed.delete(run("one", "{}"));
        assertThat(library.leftOver()).as("the other window is still open").isEmpty();
        // What becomes of the lock when a process ends.
        killed.close();
        assertThat(library.leftOver()).containsExactly(bin);
        assertThat(new RunLibrary(runs).leftOver()).as("it has an owner again").isEmpty();
        library.restore(bin, library.home(bin));
        assertThat(library.read()).extracting(RunSummary::folder).containsExactly("one");
        library.close();
        assertThat(runs.resolve(".deleted")).doesNotExist();
    }

    @Test
    void whatAnotherProcessHasIsNotLeftOver() throws Exception {
        Path box = Files.createDirectories(runs.resolve(".deleted/window-other"));
        Files.createDirectories(box.resolve("one"));
        Files.writeString(box.resolve("one/config.yaml"), "");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        box.resolve(".lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).as("it has the lock").isEqualTo('x');
            assertThat(library.leftOver()).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(library.leftOver()).containsExactly(box.resolve("one"));
    }

    /** Another window's process, as far as its lock goes. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.print('x');
                System.out.flush();
                System.in.read();
            }
        }
    }

    @Test
    void aRunThatChangesIsReadAgain() throws Exception {
        Path root = run("one", "{\"outcome\":\"completed\",\"step\":10}");
        assertThat(library.read()).extracting(RunSummary::step).containsExactly(10L);
        Files.writeString(root.resolve("run.json"), "{\"outcome\":\"completed\",\"step\":20}");
        Files.setLastModifiedTime(root.resolve("run.json"), FileTime.fromMillis(2_000_000_000_000L));
        assertThat(library.read()).extracting(RunSummary::step).containsExactly(20L);
    }
}
