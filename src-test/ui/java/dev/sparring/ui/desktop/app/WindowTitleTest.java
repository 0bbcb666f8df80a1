package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowTitleTest {

    private static RunProgress at(long step) {
        PlayerMetrics player = new PlayerMetrics(step, 1e-3, 0.7, 1, 1e-3);
        return new RunProgress(
                new StepMetrics(
                        step, 64 * step, player, player, 0, 0, 0.5, 0.5, 0.5, 0, 0, Double.NaN, Map.of(), Map.of()),
                1000);
    }

    @Test
    void theTitleTellsTheRunAndHowFarItIs() throws Exception {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring").build());
        assertThat(WindowTitle.text(null, null, Phase.IDLE)).isEqualTo("Sparring");
        assertThat(WindowTitle.text(plan, null, Phase.PREPARING)).isEqualTo("Sparring");
        assertThat(WindowTitle.text(plan, at(2520), Phase.RUNNING)).isEqualTo("ring 42 % - Sparring");
        assertThat(WindowTitle.text(plan, at(6000), Phase.ENDED)).isEqualTo("ring 100 % (Ended) - Sparring");
        assertThat(WindowTitle.text(plan, at(60), Phase.SAVING)).isEqualTo("ring 1 % (Saving) - Sparring");
    }
}
