package dev.sparring.ui.desktop.component.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final ChartContent CONTENT =
            new ChartContent(List.of(), Axis.linear(0, 1000), Axis.linear(-1, 3), "", 0, 0, "");

    @Test
    void axesSpanThePlot() {
        Plot plot = Plot.of(CONTENT, 600, 200);
        assertThat(plot.xOf(0)).isEqualTo(plot.left());
        assertThat(plot.xOf(1000)).isEqualTo(plot.right());
        assertThat(plot.yOf(-1)).isCloseTo(plot.bottom(), within(1e-9));
        assertThat(plot.yOf(3)).isCloseTo(plot.top(), within(1e-9));
        assertThat(plot.visible()).isTrue();
    }

    @Test
    void aPlaceHasItsStep() {
        Plot plot = Plot.of(CONTENT, 600, 200);
        assertThat(plot.stepAt(plot.xOf(250))).isCloseTo(250, within(1e-9));
        assertThat(plot.contains(plot.xOf(250), plot.yOf(1))).isTrue();
        assertThat(plot.contains(plot.left() - 1, plot.yOf(1))).isFalse();
        assertThat(plot.contains(plot.xOf(250), plot.bottom() + 1)).isFalse();
    }

    @Test
    void aChartThatIsTooSmallHasNoPlot() {
        assertThat(Plot.of(CONTENT, 60, 200).visible()).isFalse();
        assertThat(Plot.of(CONTENT, 600, 30).visible()).isFalse();
    }
}
