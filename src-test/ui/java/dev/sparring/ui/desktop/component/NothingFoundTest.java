package dev.sparring.ui.desktop.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.model.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NothingFoundTest {

    @ParameterizedTest
    @EnumSource(Phase.class)
    void nothingIsSaidOfABalanceBeforeAStepWasMade(Phase phase) {
        assertThat(NothingFound.text(phase, false)).doesNotContain("balance", "Nothing");
    }

    @Test
    void balanceIsSaidWhileARunPlays() {
        assertThat(NothingFound.text(Phase.RUNNING, true)).isEqualTo("Nothing found: the game is in balance so far.");
        assertThat(NothingFound.text(Phase.ENDED, true)).isEqualTo("Nothing was found in this run.");
    }
}
