package dev.sparring.ui.desktop.page.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.model.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MonitorCardTest {

    @ParameterizedTest
    @EnumSource(Phase.class)
    void nothingIsSaidOfABalanceBeforeAStepWasMade(Phase phase) {
        assertThat(MonitorCard.nothing(phase, false)).doesNotContain("balance", "Nothing");
    }

    @Test
    void balanceIsSaidWhileARunPlays() {
        assertThat(MonitorCard.nothing(Phase.RUNNING, true)).isEqualTo("Nothing found: the game is in balance so far.");
        assertThat(MonitorCard.nothing(Phase.ENDED, true)).isEqualTo("Nothing was found in this run.");
    }
}
