package dev.sparring.ui.desktop.page.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.app.TextCanBeDrawn;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class CompareTableTest {

    private final CompareTable table;

    CompareTableTest() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        table = WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> new CompareTable("figures", "Figure", "What the runs have come to."));
    }

    private static TableContent content(String run, String... rows) {
        return new TableContent(
                List.of(run),
                Arrays.stream(rows)
                        .map(row -> new TableContent.Row(row, List.of(TableContent.Entry.of(row))))
                        .toList());
    }

    /** The rows that are selected once the table was shown, some were selected by hand, and it shows something else. */
    private List<String> selectedAfter(TableContent first, int selected, TableContent then) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            table.show(first, "");
            TableView<?> rows = (TableView<?>) table.getCenter();
            rows.getSelectionModel().clearAndSelect(selected);
            table.show(then, "");
            return rows.getSelectionModel().getSelectedItems().stream()
                    .map(row -> ((TableContent.Row) row).name())
                    .toList();
        });
    }

    @Test
    void aRowStaysSelectedWhereverItStands() {
        assertThat(selectedAfter(content("one", "Steps", "Recall"), 1, content("one", "Steps", "Modes held", "Recall")))
                .containsExactly("Recall");
    }

    @Test
    void aRowThatIsGoneLeavesNothingSelected() {
        assertThat(selectedAfter(content("one", "Steps", "Recall"), 1, content("one", "Steps", "Modes held")))
                .isEmpty();
    }

    @Test
    void ofOtherRunsNothingIsSelected() {
        assertThat(selectedAfter(content("one", "Steps", "Recall"), 1, content("two", "Steps", "Recall")))
                .isEmpty();
    }
}
