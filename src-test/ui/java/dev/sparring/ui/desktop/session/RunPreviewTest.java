package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunPreviewTest {

    @Test
    void eachPlayerHasItsOwnScheduleAndClock() throws SparringException {
        Config config = ConfigBuilder.preset("ring")
                .set("discriminator.steps", "3")
                .set("discriminator.startAt", "20")
                .build();
        RunPreview plan = RunPreview.of(config);
        assertThat(plan.generator().rateAt(50))
                .isEqualTo(config.generator().schedule().rate(49));
        assertThat(plan.discriminator().rateAt(50))
                .isEqualTo(config.discriminator().schedule().rate(30 * 3 - 1));
        assertThat(plan.discriminator().rateAt(20)).isNaN();
    }

    @Test
    void aChangedRateIsPlannedFromItsUpdateOnForThatNetworkAlone() throws SparringException {
        RunPreview before = RunPreview.of(ConfigBuilder.preset("ring")
                .set("discriminator.steps", "3")
                .set("discriminator.learningRate", "4e-3")
                .build());
        RunPreview plan = before.adjusted(PlayerRole.DISCRIMINATOR, new ScheduleChange.Reduce(900, 0.25))
                .adjusted(PlayerRole.DISCRIMINATOR, new ScheduleChange.Rewarm(900, 600, 0.1));
        assertThat(plan.discriminator().rateAt(300)).isEqualTo(4e-3);
        // The last of the three updates of step 301 is two of 600 up the second warmup.
        assertThat(plan.discriminator().rateAt(301)).isCloseTo(1e-3 * (0.1 + 0.9 * 2 / 600), within(1e-12));
        assertThat(plan.discriminator().rateAt(6000)).isEqualTo(1e-3);
        assertThat(plan.generator()).isEqualTo(before.generator());
    }

    @Test
    void aNetworkThatSatOutIsPlannedByItsOwnUpdates() throws SparringException {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring")
                .set("discriminator.steps", "3")
                .set("discriminator.decay.type", "linear")
                .build());
        RunPreview after =
                plan.after(new StepMetrics(1000, 0, player(1000), player(3 * 700), 0, 0, 0, 0, 0, 0, 0, Double.NaN));
        assertThat(after.generator()).isEqualTo(plan.generator());
        assertThat(after.discriminator().rateAt(1001))
                .isEqualTo(plan.discriminator().rateAt(701));
        assertThat(after.opening()).isEqualTo(plan.opening());
    }

    private static PlayerMetrics player(long updates) {
        return new PlayerMetrics(updates, 0, 0, 0, 0);
    }

    @Test
    void theOpeningIsTwiceTheLongerWarmup() throws SparringException {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring").build());
        assertThat(plan.opening()).isEqualTo(2 * 501);
    }

    @Test
    void theOpeningIsNoLongerThanTheRun() throws SparringException {
        assertThat(RunPreview.of(ConfigBuilder.preset("ring").set("steps", "50").build())
                        .opening())
                .isEqualTo(50);
    }

    @Test
    void thePromiseNamesBothWarmups() throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset("ring").set("discriminator.warmup.type", "none");
        assertThat(RunPreview.of(layers.build()).promise())
                .isEqualTo("Start trains ‘ring’ for 6,000 steps. The generator warms up over its first 500 updates,"
                        + " the discriminator begins without a warmup.");
    }

    @Test
    void timeLeftCountsEveryDiscriminatorUpdate() throws SparringException {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring")
                .set("batch", "100")
                .set("steps", "1000")
                .set("discriminator.steps", "2")
                .build());
        assertThat(plan.secondsLeft(500, 1000)).isCloseTo(100, within(1e-9));
        assertThat(plan.secondsLeft(500, 0)).isNaN();
    }

    @Test
    void aFolderGivesItsNameToTheRun() throws SparringException {
        RunSource pictures = new RunSource.OwnData("folder", Path.of("/somewhere/my cats & dogs"));
        assertThat(pictures.name()).isEqualTo("my-cats-dogs");
        assertThat(pictures.layers().build().name()).isEqualTo("my-cats-dogs");
    }
}
