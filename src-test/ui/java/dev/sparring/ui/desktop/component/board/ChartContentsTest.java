package dev.sparring.ui.desktop.component.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.Decimator;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.series.RunSeries;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartContentsTest {

    private static final Axis ALL = Axis.linear(0, 6000);

    @Test
    void bothSchedulesAreFollowedToTheRunsEnd() throws SparringException {
        Config config = ConfigBuilder.preset("ring").build();
        ChartContent content = content("rates", RunPreview.of(config), RunSeries.EMPTY, ALL, false, false);
        assertThat(content.curves())
                .extracting(Curve::style)
                .containsExactly(SeriesStyle.GENERATOR, SeriesStyle.DISCRIMINATOR);
        for (long step : new long[] {1, 57, 100, 200, 201, 6000}) {
            assertThat(content.curves().get(0).future().applyAsDouble(step))
                    .isEqualTo(config.generator().schedule().rate(step - 1));
            assertThat(content.curves().get(1).future().applyAsDouble(step))
                    .isEqualTo(config.discriminator().schedule().rate(step - 1));
        }
        assertThat(content.curves().get(0).future().applyAsDouble(6001)).isNaN();
        assertThat(content.y().low()).isZero();
        assertThat(content.y().high()).isCloseTo(1.08e-3, within(1e-12));
    }

    @Test
    void behindWhatWasTheLegendTellsWhatIsPlanned() throws SparringException {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring").build());
        ChartContent content =
                content("rates", plan, new RunSeries(Map.of("lr_g", curve(0.25, 0.5))), ALL, false, false);
        assertThat(content.curves().get(0).at(1)).isEqualTo(0.25);
        assertThat(content.curves().get(0).at(2)).isEqualTo(0.5);
        assertThat(content.curves().get(0).at(57)).isEqualTo(plan.generator().rateAt(57));
    }

    @Test
    void aLogarithmicAxisReachesFromTheLowestRateToTheHighest() throws SparringException {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring").build());
        ChartContent content = content("rates", plan, RunSeries.EMPTY, ALL, false, true);
        assertThat(content.y().logarithmic()).isTrue();
        assertThat(content.y().low()).isEqualTo(plan.generator().rateAt(1));
        assertThat(content.y().high()).isGreaterThan(1e-3);
    }

    @Test
    void lossesOfBothPlayersFitOnTheAxis() {
        RunSeries series = new RunSeries(Map.of("loss_g", curve(-2, 1), "loss_d", curve(0.5, 7)));
        ChartContent content = content("losses", null, series, Axis.linear(0, 2), false, false);
        assertThat(content.y().low()).isLessThan(-2).isGreaterThan(-3);
        assertThat(content.y().high()).isGreaterThan(7).isLessThan(8);
        assertThat(content.curves()).hasSize(2);
    }

    @Test
    void theAxisFitsThePartThatIsShown() {
        RunSeries series = new RunSeries(Map.of("loss_g", curve(100, 5, 6, 5.5)));
        assertThat(content("losses", null, series, Axis.linear(2, 4), false, false)
                        .y()
                        .high())
                .isCloseTo(6.48, within(1e-9));
    }

    @Test
    void aPartThatAPersonChoseFillsTheChartWhereItWouldBeAFlatLineElse() {
        RunSeries series = new RunSeries(Map.of("loss_g", curve(5.0, 5.1, 5.2)));
        Axis close =
                content("losses", null, series, Axis.linear(0, 3), true, false).y();
        assertThat(close.low()).isCloseTo(5 - 0.016, within(1e-9));
        assertThat(close.high()).isCloseTo(5.2 + 0.016, within(1e-9));
        assertThat(content("losses", null, series, Axis.linear(0, 3), false, false)
                        .y()
                        .low())
                .isZero();
    }

    @Test
    void valuesThatALogarithmicAxisCannotShowLeaveItLinear() {
        RunSeries series = new RunSeries(Map.of("loss_g", curve(-3, -2)));
        assertThat(content("losses", null, series, Axis.linear(0, 2), false, true)
                        .y()
                        .logarithmic())
                .isFalse();
    }

    @Test
    void ofSharesTheAxisReachesToOne() {
        RunSeries series = new RunSeries(Map.of("acc_real", curve(0.1, 0.2)));
        assertThat(content("accuracy", null, series, Axis.linear(0, 2), false, false)
                        .y()
                        .high())
                .isGreaterThan(1);
    }

    @Test
    void learningRatesAreNeverSmoothed() throws SparringException {
        RunPreview plan = RunPreview.of(ConfigBuilder.preset("ring").build());
        RunSeries series = new RunSeries(Map.of("lr_g", curve(1, 2), "loss_g", curve(1, 2)));
        ChartContents.Shown shown = new ChartContents.Shown(plan, series, 2);
        ChartContents.Manner smooth = new ChartContents.Manner(ALL, false, false, 0.9);
        assertThat(ChartContents.of(kind("rates"), shown, smooth).smoothing()).isZero();
        assertThat(ChartContents.of(kind("losses"), shown, smooth).smoothing()).isEqualTo(0.9);
    }

    @Test
    void withoutStepsThereIsAWordInsteadOfLosses() {
        assertThat(content("losses", null, RunSeries.EMPTY, ALL, false, false).empty())
                .isNotBlank();
    }

    @Test
    void whereNothingIsInSightThereIsStillAnAxis() {
        RunSeries series = new RunSeries(Map.of("loss_g", curve(1, 2)));
        ChartContent content = content("losses", null, series, Axis.linear(100, 200), true, true);
        assertThat(content.y()).isEqualTo(Axis.linear(0, 1));
    }

    private static ChartKind kind(String id) {
        return ChartKinds.ALL.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ChartContent content(
            String id, @Nullable RunPreview plan, RunSeries series, Axis x, boolean zoomed, boolean logarithmic) {
        return ChartContents.of(
                kind(id),
                new ChartContents.Shown(plan, series, series.last()),
                new ChartContents.Manner(x, zoomed, logarithmic, 0));
    }

    private static DecimatedSeries curve(double... values) {
        Decimator decimator = new Decimator(8);
        for (int i = 0; i < values.length; i++) {
            decimator.add(i + 1, values[i]);
        }
        return decimator.snapshot();
    }
}
