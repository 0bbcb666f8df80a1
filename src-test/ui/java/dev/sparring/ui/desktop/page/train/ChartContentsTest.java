package dev.sparring.ui.desktop.page.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.Decimator;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSeries;
import org.junit.jupiter.api.Test;

class ChartContentsTest {

    @Test
    void bothSchedulesAreFollowedToTheRunsEnd() throws SparringException {
        Config config = ConfigBuilder.preset("ring").build();
        ChartContent content = ChartContents.rates(RunPreview.of(config), RunSeries.EMPTY, 0, false, false);
        assertThat(content.curves())
                .extracting(curve -> curve.stroke())
                .containsExactly(SeriesStyle.GENERATOR, SeriesStyle.DISCRIMINATOR);
        for (long step : new long[] {1, 57, 100, 200, 201, 6000}) {
            assertThat(content.curves().get(0).future().applyAsDouble(step))
                    .isEqualTo(config.generator().schedule().rate(step - 1));
            assertThat(content.curves().get(1).future().applyAsDouble(step))
                    .isEqualTo(config.discriminator().schedule().rate(step - 1));
        }
        assertThat(content.curves().get(0).future().applyAsDouble(6001)).isNaN();
        assertThat(content.x().high()).isEqualTo(6000);
    }

    @Test
    void theOpeningEndsSoonAfterTheWarmups() throws SparringException {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring").build());
        assertThat(ChartContents.rates(plan, RunSeries.EMPTY, 0, true, false)
                        .x()
                        .high())
                .isEqualTo((double) plan.opening());
    }

    @Test
    void aLogarithmicAxisReachesFromTheLowestRateToTheHighest() throws SparringException {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring").build());
        ChartContent content = ChartContents.rates(plan, RunSeries.EMPTY, 0, false, true);
        assertThat(content.y().logarithmic()).isTrue();
        assertThat(content.y().low()).isEqualTo(plan.generator().rateAt(1));
        assertThat(content.y().high()).isGreaterThan(1e-3);
    }

    @Test
    void lossesOfBothPlayersFitOnTheAxis() {
        ChartContent content = ChartContents.losses(
                new RunSeries(DecimatedSeries.EMPTY, DecimatedSeries.EMPTY, curve(-2, 1), curve(0.5, 7)));
        assertThat(content.y().low()).isLessThan(-2);
        assertThat(content.y().high()).isGreaterThan(7);
        assertThat(content.curves()).hasSize(2);
    }

    @Test
    void withoutStepsThereIsAWordInsteadOfLosses() {
        assertThat(ChartContents.losses(RunSeries.EMPTY).empty()).isNotBlank();
    }

    private static DecimatedSeries curve(double... values) {
        Decimator decimator = new Decimator(8);
        for (int i = 0; i < values.length; i++) {
            decimator.add(i + 1, values[i]);
        }
        return decimator.snapshot();
    }
}
