package dev.sparring.ui.desktop.page.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.component.board.ChartKind;
import dev.sparring.ui.desktop.component.board.ChartKinds;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.Decimator;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunChartsTest {

    /** A run whose series have one value each, at step 1. */
    private static RunCharts.Shown run(String name, SeriesStyle style, Map<String, Double> values) {
        Map<String, DecimatedSeries> series = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Decimator decimator = new Decimator(16);
            decimator.add(1, value);
            series.put(key, decimator.snapshot());
        });
        return new RunCharts.Shown(name, style, new RunSeries(series));
    }

    private static ChartKind kind(String id) {
        return ChartKinds.ALL.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKindHasAChartForEachSeriesAndTheChartALineForEachRun() {
        List<RunCharts.Shown> runs = List.of(
                run("one", SeriesStyle.RUN_2, Map.of("loss_g", 0.25, "loss_d", 0.5)),
                run("two", SeriesStyle.RUN_1, Map.of("loss_g", 0.75)));
        List<RunCharts.Chart> charts = RunCharts.of(kind("losses"), runs);
        assertThat(charts)
                .extracting(chart -> chart.kind().title())
                .containsExactly("Losses: generator", "Losses: discriminator");
        assertThat(charts.get(0).kind().lines())
                .containsExactly(
                        new ChartKind.Line("one", "one", SeriesStyle.RUN_2),
                        new ChartKind.Line("two", "two", SeriesStyle.RUN_1));
        assertThat(charts.get(0).series().get("two").at(1)).isEqualTo(0.75);
        assertThat(charts.get(1).kind().lines())
                .extracting(ChartKind.Line::text)
                .containsExactly("one");
    }

    @Test
    void whatOneRunHasRecordedIsOffered() {
        List<RunCharts.Shown> runs = List.of(
                run("one", SeriesStyle.RUN_1, Map.of("loss_g", 0.25)),
                run("two", SeriesStyle.RUN_2, Map.of("recall", 0.75, "signals.samples.tilt", 1.0)));
        assertThat(RunCharts.kinds(runs))
                .extracting(ChartKind::title)
                .containsExactly("Losses", "Samples against data", "Samples tilt");
    }

    @Test
    void theDistanceIsShownFirstOnlyIfEveryRunHasOne() {
        RunCharts.Shown measured = run("one", SeriesStyle.RUN_1, Map.of("loss_g", 0.25, "frechet_distance", 0.5));
        RunCharts.Shown other = run("two", SeriesStyle.RUN_2, Map.of("loss_g", 0.25));
        assertThat(RunCharts.first(List.of(measured))).isEqualTo("distance");
        assertThat(RunCharts.first(List.of(measured, other))).isEqualTo("losses");
        assertThat(RunCharts.first(List.of())).isEqualTo("losses");
    }
}
