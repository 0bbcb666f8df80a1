package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.train.PlayerRecord;
import dev.sparring.gan.train.StepRecord;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void everyCurveGetsItsOwnFigure() {
        History history = new History();
        history.add(step(1, 1));
        Curves curves = history.curves();
        assertThat(curves.generatorRate().newest()).isEqualTo(0.1);
        assertThat(curves.discriminatorRate().newest()).isEqualTo(0.2);
        assertThat(curves.generatorLoss().newest()).isEqualTo(3);
        assertThat(curves.discriminatorLoss().newest()).isEqualTo(4);
    }

    @Test
    void thereIsNoRateBeforeTheDiscriminatorsFirstUpdate() {
        History history = new History();
        history.add(step(1, 0));
        assertThat(history.curves().discriminatorRate().last()).isZero();
        assertThat(history.curves().discriminatorLoss().last()).isEqualTo(1);
    }

    private static StepRecord step(long step, long discriminatorUpdates) {
        return new StepRecord(
                step,
                64,
                new PlayerRecord(step, 0.1, 3, 1, 0),
                new PlayerRecord(discriminatorUpdates, 0.2, 4, 1, 0),
                0,
                0,
                1,
                1,
                1,
                1,
                0);
    }
}
