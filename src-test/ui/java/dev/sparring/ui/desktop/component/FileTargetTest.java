package dev.sparring.ui.desktop.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTargetTest {

    private final Path folder;
    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> proposed = new ArrayList<>();

    FileTargetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** What a dialog gives in which these names are typed, one each time it is opened; nothing once there is none left. */
    private Optional<Path> ask(String... names) {
        return askFor("run-losses.csv", names);
    }

    private Optional<Path> askFor(String first, String... names) {
        typed.addAll(List.of(names));
        return FileTarget.withEnding((window, name) -> {
                    proposed.add(name);
                    return Optional.ofNullable(typed.poll()).map(folder::resolve);
                })
                .ask(null, first);
    }

    @Test
    void aNameWithoutTheEndingGetsIt() {
        assertThat(ask("mine")).contains(folder.resolve("mine.csv"));
        assertThat(ask("mine.2")).contains(folder.resolve("mine.2.csv"));
    }

    @Test
    void aNameWithTheEndingStaysAsItIs() throws Exception {
        Files.writeString(folder.resolve("mine.CSV"), "the dialog has asked about it");
        assertThat(ask("mine.CSV")).contains(folder.resolve("mine.CSV"));
        assertThat(proposed).containsExactly("run-losses.csv");
    }

    @Test
    void anEndingThatMeansTheSameStaysAsItIs() {
        assertThat(askFor("run.yaml", "mine.yml")).contains(folder.resolve("mine.yml"));
        assertThat(askFor("run.yaml", "mine.csv")).contains(folder.resolve("mine.csv.yaml"));
        assertThat(askFor("sheet.jpg", "mine.JPEG")).contains(folder.resolve("mine.JPEG"));
        assertThat(askFor("sheet.png", "mine.jpg")).contains(folder.resolve("mine.jpg.png"));
    }

    @Test
    void whereAFileIsThatTheDialogCouldNotAskAboutItAsksOnceMore() throws Exception {
        Files.writeString(folder.resolve("mine.csv"), "old");
        assertThat(ask("mine", "other")).contains(folder.resolve("other.csv"));
        assertThat(proposed).containsExactly("run-losses.csv", "mine.csv");
    }

    @Test
    void whoChoosesNothingGetsNothing() throws Exception {
        assertThat(ask()).isEmpty();
        Files.writeString(folder.resolve("mine.csv"), "old");
        assertThat(ask("mine")).isEmpty();
    }
}
