package dev.sparring.ui.desktop.component.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.Decimator;
import dev.sparring.ui.desktop.component.chart.Plot;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import org.junit.jupiter.api.Test;

class CurveTraceTest {

    /** 100 steps on 100 pixels, values 0 to 10 on 50 pixels. */
    private static final Plot PLOT = new Plot(20, 10, 100, 50, Axis.linear(0, 100), Axis.linear(0, 10));

    @Test
    void everyPointOfAShortCurveStandsAtItsStepAndValue() {
        CurveTrace trace = CurveTrace.of(measured(series(10, 4, 30, 8)), PLOT, 30, 0);
        assertThat(trace.line().x()).containsExactly(new double[] {30, 50}, within(1e-9));
        assertThat(trace.line().y()).containsExactly(new double[] {40, 20}, within(1e-9));
        assertThat(trace.bands()).isEmpty();
        assertThat(trace.plans()).isEmpty();
    }

    @Test
    void aLineLeadsOnToWhatLiesBesideThePartThatIsShown() {
        Plot part = new Plot(20, 10, 100, 50, Axis.linear(40, 50), Axis.linear(0, 10));
        CurveTrace trace = CurveTrace.of(measured(series(10, 1, 30, 2, 45, 3, 60, 4, 90, 5)), part, 90, 0);
        assertThat(trace.line().x()).containsExactly(new double[] {-80, 70, 220}, within(1e-9));
        assertThat(trace.line().y()).containsExactly(new double[] {50, 45, 40}, within(1e-9));
    }

    @Test
    void aPartBetweenTwoPointsIsCrossedByTheLineThatJoinsThem() {
        Plot part = new Plot(20, 10, 100, 50, Axis.linear(40, 50), Axis.linear(0, 10));
        assertThat(CurveTrace.of(measured(series(30, 2, 60, 4)), part, 90, 0)
                        .line()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void severalValuesOnAColumnAreABandFromTheLeastToTheGreatest() {
        Decimator decimator = new Decimator(1024);
        for (long step = 1; step <= 1000; step++) {
            decimator.add(step, step % 2 == 0 ? 2 : 6);
        }
        Plot wide = new Plot(20, 10, 100, 50, Axis.linear(0, 1000), Axis.linear(0, 10));
        CurveTrace trace = CurveTrace.of(measured(decimator.snapshot()), wide, 1000, 0);
        assertThat(trace.bands()).hasSize(1);
        CurveTrace.Band band = trace.bands().get(0);
        assertThat(band.left()).isEqualTo(20);
        assertThat(band.top()).hasSize(100).containsOnly(30);
        assertThat(band.bottom()).hasSize(100).containsOnly(50);
        assertThat(trace.line().y()[50]).isCloseTo(40, within(1e-9));
    }

    @Test
    void aPlanBeginsNowAndIsInterruptedWhereThereIsNone() {
        Curve curve = Curve.planned(
                "lr_g",
                "generator",
                SeriesStyle.GENERATOR,
                DecimatedSeries.EMPTY,
                step -> step > 50 && step < 60 ? Double.NaN : 5);
        CurveTrace trace = CurveTrace.of(curve, PLOT, 40, 0);
        assertThat(trace.plans()).hasSize(2);
        assertThat(trace.plans().get(0).x()[0]).isEqualTo(60);
        assertThat(trace.plans().get(0).y()).containsOnly(35);
        assertThat(trace.plans().get(1).x()[0]).isEqualTo(80);
        assertThat(trace.line().size()).isZero();
    }

    @Test
    void smoothingLeavesTheRawLineAsItIs() {
        CurveTrace trace = CurveTrace.of(measured(series(10, 10, 20, 0)), PLOT, 20, 0.5);
        assertThat(trace.line().y()).containsExactly(new double[] {10, 60}, within(1e-9));
        // Twice the weight for the newer one: 10/3 of 10.
        assertThat(trace.smooth().y()).containsExactly(new double[] {10, 60 - 50 / 3.0}, within(1e-9));
    }

    private static Curve measured(DecimatedSeries series) {
        return Curve.measured("loss_g", "generator", SeriesStyle.GENERATOR, series);
    }

    /** Steps and values in turn. */
    private static DecimatedSeries series(double... points) {
        Decimator decimator = new Decimator(128);
        for (int i = 0; i < points.length; i += 2) {
            decimator.add((long) points[i], points[i + 1]);
        }
        return decimator.snapshot();
    }
}
