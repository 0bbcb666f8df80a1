package dev.sparring.ui.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.evaluation.LabelCounts;
import dev.sparring.gan.evaluation.LabelDistances;
import dev.sparring.gan.evaluation.Overfitting;
import dev.sparring.gan.evaluation.Report;
import dev.sparring.gan.evaluation.SpaceChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTableTest {

    private static String table(int labels) {
        return table(labels, false);
    }

    /** What stands before the discriminator's part. */
    private static String table(int labels, boolean hasDistances) {
        return whole(labels, hasDistances).split("\n\nwhat the discriminator says")[0] + "\n";
    }

    private static String whole(int labels, boolean hasDistances) {
        int[] data = new int[labels];
        data[1] = 50;
        List<String> names =
                IntStream.range(0, labels).mapToObj(i -> "kind-" + i).toList();
        Report report = new Report(
                1,
                1,
                100,
                "data",
                new SpaceChoice.Raw(),
                "numbers",
                2,
                List.of(),
                Optional.of(new LabelCounts(names, new int[labels], data)),
                Optional.empty(),
                hasDistances
                        ? Optional.of(new LabelDistances(names, new double[labels], new double[labels]))
                        : Optional.empty(),
                Optional.of(new Overfitting(
                        new Overfitting.Verdict(0.9, 2),
                        new Overfitting.Verdict(0.5, 0.5),
                        new Overfitting.Verdict(0.1, -1))));
        return ReportTable.of(report, Path.of("run"));
    }

    @Test
    void aHundredLabelsAreListedAndMoreAreSummedUp() {
        assertThat(table(100)).contains("kind-99 ").endsWith("missing: kind-1\n");
        assertThat(table(1000))
                .doesNotContain("kind-")
                .endsWith("\n\nof 1,000 labels by the classifier 1 are missing\n");
    }

    @Test
    void distancesByLabelAreListedForAHundredLabelsAtMost() {
        assertThat(table(100, true)).contains("Frechet distance by label").containsPattern("\n *kind-99 +0 +0\n$");
        assertThat(table(1000, true)).isEqualTo(table(1000));
    }

    @Test
    void whatTheDiscriminatorSaysOfHeldOutSamplesIsTold() {
        assertThat(whole(2, false)).endsWith("""

                what the discriminator says         real   mean logit
                of what it was trained on        0.9000            2
                of what was held out             0.5000       0.5000
                of samples                       0.1000           -1
                overfitting 0.5000: 0 if it takes both kinds of real ones for the same, 1 if held-out ones for samples
                """);
    }
}
