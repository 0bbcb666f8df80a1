package dev.sparring.ui.desktop.page.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.session.compare.ComparedRun;
import dev.sparring.ui.desktop.session.compare.RunFigures;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FigureTableTest {

    private static ComparedRun run(
            String name, Map<String, Double> last, double distance, long step, Map<String, Integer> diagnoses)
            throws SparringException {
        RunFigures figures = new RunFigures(
                last,
                distance > 0 ? OptionalDouble.of(distance) : OptionalDouble.empty(),
                distance > 0 ? OptionalLong.of(step) : OptionalLong.empty(),
                diagnoses);
        return new ComparedRun(
                Path.of("runs", name), ConfigBuilder.preset("ring").build(), RunSeries.EMPTY, figures, List.of());
    }

    private static TableContent.Row row(TableContent table, String name) {
        return table.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(TableContent table, String name) {
        return row(table, name).entries().stream().map(TableContent.Entry::text).toList();
    }

    private static List<Boolean> best(TableContent table, String name) {
        return row(table, name).entries().stream().map(TableContent.Entry::best).toList();
    }

    @Test
    void theBestIsTheLeastDistanceAndTheGreatestRecall() throws SparringException {
        TableContent table = FigureTable.of(List.of(
                run("a", Map.of("step", 3000.0, "recall", 0.5, "time_s", 200.0, "loss_g", 0.75), 0.25, 900, Map.of()),
                run("b", Map.of("step", 12000.0, "recall", 0.75, "time_s", 30.0, "loss_g", 0.5), 0.5, 800, Map.of())));
        assertThat(table.runs()).containsExactly("a", "b");
        assertThat(texts(table, "Steps")).containsExactly("3,000", "12,000");
        assertThat(texts(table, "Training time")).containsExactly("3 min 20 s", "30 s");
        assertThat(texts(table, "Best Fréchet distance")).containsExactly("0.250", "0.500");
        assertThat(texts(table, "  at step")).containsExactly("900", "800");
        assertThat(best(table, "Best Fréchet distance")).containsExactly(true, false);
        assertThat(best(table, "Last recall")).containsExactly(false, true);
        assertThat(best(table, "Last loss of the generator")).containsExactly(false, false);
        assertThat(best(table, "Steps")).containsExactly(false, false);
    }

    @Test
    void equalOnesAreAllBestOnlyIfAnotherIsWorse() throws SparringException {
        ComparedRun first = run("a", Map.of("modes", 8.0), 0, 0, Map.of());
        ComparedRun second = run("b", Map.of("modes", 8.0), 0, 0, Map.of());
        ComparedRun third = run("c", Map.of("modes", 7.0), 0, 0, Map.of());
        assertThat(best(FigureTable.of(List.of(first, second)), "Modes held")).containsExactly(false, false);
        assertThat(best(FigureTable.of(List.of(first, second, third)), "Modes held"))
                .containsExactly(true, true, false);
    }

    @Test
    void whatOneRunLacksIsADashAndWhatAllLackIsLeftOut() throws SparringException {
        TableContent table = FigureTable.of(List.of(
                run("a", Map.of("step", 5.0), 0, 0, Map.of()),
                run("b", Map.of("step", 5.0, "coverage", 0.5, "precision", Double.NaN), 0, 0, Map.of())));
        assertThat(texts(table, "Last coverage")).containsExactly("–", "0.500");
        assertThat(table.rows()).extracting(TableContent.Row::name).containsExactly("Steps", "Last coverage");
        // One alone has nobody who does worse.
        assertThat(best(table, "Last coverage")).containsExactly(false, false);
    }

    @Test
    void diagnosesAreCountedByKindAndNoneIsNought() throws SparringException {
        TableContent table = FigureTable.of(List.of(
                run("a", Map.of(), 0, 0, Map.of("mode-collapse", 2)),
                run("b", Map.of(), 0, 0, Map.of("oscillation", 1))));
        assertThat(texts(table, "Diagnoses: mode collapse")).containsExactly("2", "0");
        assertThat(texts(table, "Diagnoses: oscillation")).containsExactly("0", "1");
    }

    @Test
    void rowsAreCopiedAsASpreadsheetTakesThem() throws SparringException {
        TableContent table = FigureTable.of(List.of(
                run("a", Map.of("step", 5.0, "modes", 3.0), 0, 0, Map.of()),
                run("b", Map.of("step", 6.0), 0, 0, Map.of())));
        assertThat(table.text(table.rows())).isEqualTo("\ta\tb\nSteps\t5\t6\nModes held\t3\t–\n");
        assertThat(table.text(table.rows().subList(1, 2))).isEqualTo("\ta\tb\nModes held\t3\t–\n");
    }

    @Test
    void aRowHasAnEntryForEachRun() {
        TableContent.Row row = new TableContent.Row("Steps", List.of(TableContent.Entry.of("5")));
        assertThatThrownBy(() -> new TableContent(List.of("a", "b"), List.of(row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row Steps must have 2 entries, got 1");
    }
}
