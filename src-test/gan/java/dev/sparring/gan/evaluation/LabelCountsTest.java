package dev.sparring.gan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelCountsTest {

    @Test
    void labelsAreCounted() {
        LabelCounts counts = LabelCounts.of(List.of("a", "b", "c"), new int[] {0, 2, 2, 0, 0}, new int[] {1, 1, 2});
        assertThat(counts.samples()).containsExactly(3, 0, 2);
        assertThat(counts.data()).containsExactly(0, 2, 1);
        assertThat(counts.missing()).containsExactly("b");
    }

    @Test
    void aLabelWithLessThanATenthOfItsShareIsMissing() {
        LabelCounts counts =
                new LabelCounts(List.of("a", "b", "c", "d"), new int[] {9, 10, 0, 0}, new int[] {100, 100, 0, 1});
        assertThat(counts.missing()).containsExactly("a", "d");
    }

    @Test
    void countsThatAreNotOneALabelAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelCounts(List.of("a", "b"), new int[2], new int[1]))
                .withMessage("counts must be one a label, 2, got 2 and 1");
    }
}
