package dev.sparring.ui.desktop.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.evaluation.LabelCounts;
import dev.sparring.gan.evaluation.Metric;
import dev.sparring.gan.evaluation.MetricResult;
import dev.sparring.gan.evaluation.Overfitting;
import dev.sparring.gan.evaluation.Report;
import dev.sparring.gan.evaluation.SpaceChoice;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FigureGroupTest {

    private static Report report(
            List<MetricResult> readings, Optional<LabelCounts> labels, Optional<Overfitting> overfitting) {
        return new Report(
                4,
                1,
                100,
                "points",
                new SpaceChoice.Raw(),
                "the samples' own 2 numbers",
                2,
                readings,
                labels,
                Optional.empty(),
                Optional.empty(),
                overfitting);
    }

    @Test
    void everyFigureHasTheNameOfTheCommandAndALineAboutIt() {
        List<MetricResult> all = Stream.of(Metric.values())
                .map(metric -> new MetricResult(metric, 0.25, Double.NaN))
                .toList();
        List<FigureGroup.Row> rows = FigureGroup.of(report(all, Optional.empty(), Optional.empty()))
                .get(0)
                .rows();
        assertThat(rows)
                .extracting(row -> row.name().replace('é', 'e'))
                .containsExactlyElementsOf(
                        Stream.of(Metric.values()).map(Metric::title).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.about()).endsWith(".");
            assertThat(row.first()).isEqualTo("0.250");
            assertThat(row.second()).isEqualTo("–");
        });
        assertThat(rows.get(0).wanted()).isEqualTo("higher is better");
        assertThat(rows.get(4).wanted()).isEqualTo("lower is better");
        assertThat(rows.get(13).wanted()).isEqualTo("as the data's is best");
    }

    @Test
    void labelsAreCountedAndManyAreSummedUp() {
        LabelCounts few = new LabelCounts(List.of("disc", "ring"), new int[] {0, 100}, new int[] {50, 50});
        FigureGroup group = FigureGroup.of(report(List.of(), Optional.of(few), Optional.empty()))
                .get(1);
        assertThat(group.rows())
                .containsExactly(
                        new FigureGroup.Row("disc", "0", "50", "", ""),
                        new FigureGroup.Row("ring", "100", "50", "", ""));
        assertThat(group.note()).isEqualTo("Missing: disc.");
        List<String> names = IntStream.range(0, 101).mapToObj(i -> "label " + i).toList();
        LabelCounts many = new LabelCounts(
                names, new int[101], IntStream.generate(() -> 1).limit(101).toArray());
        FigureGroup sum = FigureGroup.of(report(List.of(), Optional.of(many), Optional.empty()))
                .get(1);
        assertThat(sum.rows()).isEmpty();
        assertThat(sum.note()).isEqualTo("Of 101 labels by the classifier 101 are missing.");
    }
}
