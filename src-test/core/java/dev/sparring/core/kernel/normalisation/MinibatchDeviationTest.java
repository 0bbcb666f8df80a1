package dev.sparring.core.kernel.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinibatchDeviationTest {

    @ParameterizedTest
    @CsvSource({"16, 4, 4", "16, 6, 4", "16, 0, 16", "3, 4, 3", "7, 4, 1", "9, 4, 3", "5, 1, 1"})
    void groupsAreTheLargestThatDivideTheBatchAndAreNotLargerThanAsked(int batch, int group, int members) {
        assertThat(MinibatchDeviation.members(batch, group)).isEqualTo(members);
    }
}
