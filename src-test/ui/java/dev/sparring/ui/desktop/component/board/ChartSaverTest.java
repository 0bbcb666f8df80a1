package dev.sparring.ui.desktop.component.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartSaverTest {

    private final Path folder;
    private final List<String> errors = new ArrayList<>();
    private final List<String> successes = new ArrayList<>();
    private final List<String> proposed = new ArrayList<>();

    ChartSaverTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void save(@Nullable String chosen, String content) {
        new ChartSaver(
                        (owner, name) -> {
                            proposed.add(name);
                            return Optional.ofNullable(chosen).map(folder::resolve);
                        },
                        errors::add,
                        successes::add)
                .save(null, "run-losses", "csv", () -> content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aChartIsWrittenWhereItWasAskedForAndThatIsSaid() {
        save("mine.CSV", "step\n");
        assertThat(folder.resolve("mine.CSV")).hasContent("step\n");
        assertThat(proposed).containsExactly("run-losses.csv");
        assertThat(successes)
                .singleElement()
                .asString()
                .contains(folder.resolve("mine.CSV").toString());
        assertThat(errors).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenThatIsSaid() {
        save("nowhere/mine.csv", "new");
        assertThat(errors)
                .singleElement()
                .asString()
                .contains("nowhere")
                .contains("there is no such file or folder; check the path");
        assertThat(successes).isEmpty();
    }

    @Test
    void whoChoosesNothingGetsNothing() {
        save(null, "new");
        assertThat(folder).isEmptyDirectory();
        assertThat(errors).isEmpty();
        assertThat(successes).isEmpty();
    }
}
