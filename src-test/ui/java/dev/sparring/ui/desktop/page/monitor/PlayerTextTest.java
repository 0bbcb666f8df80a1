package dev.sparring.ui.desktop.page.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.session.RunPreview;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayerTextTest {

    private static StepMetrics step(long updates, double rate, double separation) {
        PlayerMetrics player = new PlayerMetrics(updates, rate, 0.69, 2, 1e-3);
        return new StepMetrics(
                100, 6400, player, player, 1, -1, 0.8, 0.7, separation, 0.1, 0, Double.NaN, Map.of(), Map.of());
    }

    private static RunPreview plan() throws Exception {
        return RunPreview.of(ConfigBuilder.preset("ring").build());
    }

    @Test
    void aRateIsToldByItsPlaceInTheSchedule() throws Exception {
        assertThat(PlayerText.rate(PlayerRole.GENERATOR, step(0, 0, 0.5), plan()))
                .isEqualTo("has not learned yet");
        assertThat(PlayerText.rate(PlayerRole.GENERATOR, step(60, 1e-4, 0.5), plan()))
                .isEqualTo("warming up, update 60 of 500");
        assertThat(PlayerText.rate(PlayerRole.DISCRIMINATOR, step(600, 1e-3, 0.5), plan()))
                .isEqualTo("at its full rate");
        assertThat(PlayerText.rate(PlayerRole.DISCRIMINATOR, step(600, 5e-4, 0.5), plan()))
                .isEqualTo("at 50 % of its full rate");
    }

    @Test
    void theGameIsToldFromBothSides() {
        assertThat(PlayerText.game(PlayerRole.GENERATOR, step(1, 1, 0.75)))
                .isEqualTo("Fools the discriminator with 30 % of its samples.");
        assertThat(PlayerText.game(PlayerRole.DISCRIMINATOR, step(1, 1, 0.97))).endsWith("it is far ahead.");
        assertThat(PlayerText.game(PlayerRole.DISCRIMINATOR, step(1, 1, 0.75)))
                .isEqualTo("Tells real from generated in 75 % of the batch.");
        assertThat(PlayerText.game(PlayerRole.DISCRIMINATOR, step(1, 1, 0.5))).endsWith("it can only guess.");
    }

    @Test
    void onlyTheDiscriminatorIsRightOrWrong() {
        assertThat(PlayerText.figures(PlayerRole.GENERATOR, step(1234, 1e-3, 0.5)))
                .hasSize(3)
                .first()
                .isEqualTo("learning rate 1.0e-3 after 1,234 updates");
        assertThat(PlayerText.figures(PlayerRole.DISCRIMINATOR, step(1, 1e-3, 0.5)))
                .last()
                .isEqualTo("right on real samples 80 %, on generated ones 70 %");
    }
}
