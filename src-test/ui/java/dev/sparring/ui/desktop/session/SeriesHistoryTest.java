package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import org.junit.jupiter.api.Test;

class SeriesHistoryTest {

    @Test
    void everyCurveGetsItsOwnFigure() {
        SeriesHistory history = new SeriesHistory();
        history.add(step(1, 1));
        RunSeries curves = history.curves();
        assertThat(curves.generatorRate().newest()).isEqualTo(0.1);
        assertThat(curves.discriminatorRate().newest()).isEqualTo(0.2);
        assertThat(curves.generatorLoss().newest()).isEqualTo(3);
        assertThat(curves.discriminatorLoss().newest()).isEqualTo(4);
    }

    @Test
    void thereIsNoRateBeforeTheDiscriminatorsFirstUpdate() {
        SeriesHistory history = new SeriesHistory();
        history.add(step(1, 0));
        assertThat(history.curves().discriminatorRate().last()).isZero();
        assertThat(history.curves().discriminatorLoss().last()).isEqualTo(1);
    }

    private static StepMetrics step(long step, long discriminatorUpdates) {
        return new StepMetrics(
                step,
                64,
                new PlayerMetrics(step, 0.1, 3, 1, 0),
                new PlayerMetrics(discriminatorUpdates, 0.2, 4, 1, 0),
                0,
                0,
                1,
                1,
                1,
                1,
                0,
                Double.NaN);
    }
}
