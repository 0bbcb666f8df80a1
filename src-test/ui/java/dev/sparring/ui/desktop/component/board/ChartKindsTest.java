package dev.sparring.ui.desktop.component.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.Decimator;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartKindsTest {

    @Test
    void everyChartHasANameOfItsOwnAndCurvesThatCanBeToldApart() {
        assertThat(ChartKinds.ALL).extracting(ChartKind::id).doesNotHaveDuplicates();
        assertThat(ChartKinds.ALL).extracting(ChartKind::title).doesNotHaveDuplicates();
        for (ChartKind kind : ChartKinds.ALL) {
            assertThat(kind.lines())
                    .extracting(ChartKind.Line::style)
                    .as(kind.id())
                    .doesNotHaveDuplicates();
            assertThat(kind.lines()).extracting(ChartKind.Line::key).doesNotHaveDuplicates();
        }
        assertThat(ChartKinds.ALL).extracting(ChartKind::id).containsAll(ChartKinds.FIRST);
    }

    @Test
    void whatNoChartNamesHasAChartOfItsOwn() {
        List<ChartKind> kinds = ChartKinds.of(
                series("loss_g", "figures.own", "loss_teacher", "signals.samples.duplicates", "signals.mine.of_a_jar"));
        assertThat(kinds.subList(0, ChartKinds.ALL.size())).isEqualTo(ChartKinds.ALL);
        List<ChartKind> further = kinds.subList(ChartKinds.ALL.size(), kinds.size());
        assertThat(further)
                .extracting(ChartKind::title)
                .containsExactlyInAnyOrder("Own", "Loss teacher", "Samples duplicates", "Mine of a jar");
        assertThat(further)
                .allSatisfy(kind -> assertThat(kind.lines()).singleElement().satisfies(line -> {
                    assertThat(line.key()).isEqualTo(kind.id());
                    assertThat(line.style()).isEqualTo(SeriesStyle.OTHER);
                }));
    }

    @Test
    void ratesAndLossesAreThereBeforeAnythingIsRecordedAndOthersAfterwards() {
        assertThat(ChartKinds.ALL.stream().filter(kind -> kind.isThere(RunSeries.EMPTY)))
                .extracting(ChartKind::id)
                .containsExactly("rates", "losses");
        assertThat(ChartKinds.ALL.stream().filter(kind -> kind.isThere(series("modes"))))
                .extracting(ChartKind::id)
                .containsExactly("rates", "losses", "modes");
    }

    private static RunSeries series(String... keys) {
        Map<String, DecimatedSeries> series = new LinkedHashMap<>();
        for (String key : keys) {
            Decimator values = new Decimator(2);
            values.add(1, 1);
            series.put(key, values.snapshot());
        }
        return new RunSeries(series);
    }
}
