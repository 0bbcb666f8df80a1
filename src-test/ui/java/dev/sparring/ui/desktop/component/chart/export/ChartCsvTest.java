package dev.sparring.ui.desktop.component.chart.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.Decimator;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartCsvTest {

    @Test
    void aRowHasAStepAndTheValuesThatThereAreOfIt() {
        Decimator generator = new Decimator(16);
        generator.add(1, 0.1);
        generator.add(3, 1e-7);
        Decimator discriminator = new Decimator(16);
        discriminator.add(2, -2);
        discriminator.add(3, 1.0 / 3);
        assertThat(ChartCsv.of(List.of(curve("loss_g", generator), curve("loss_d", discriminator))))
                .isEqualTo("""
                step,loss_g,loss_d
                1,0.1,
                2,,-2.0
                3,1.0E-7,0.3333333333333333
                """);
    }

    @Test
    void whereStepsShareABucketTheExtremesStandBesideTheMean() {
        Decimator values = new Decimator(2);
        values.add(1, 1);
        values.add(2, 5);
        values.add(3, 4);
        assertThat(ChartCsv.of(List.of(curve("penalty", values)))).isEqualTo("""
                step,penalty,penalty_min,penalty_max
                2,3.0,1.0,5.0
                3,4.0,4.0,4.0
                """);
    }

    @Test
    void withoutValuesThereIsAHeader() {
        assertThat(ChartCsv.of(List.of(curve("lr_g", new Decimator(2))))).isEqualTo("step,lr_g\n");
    }

    private static Curve curve(String key, Decimator values) {
        return Curve.measured(key, key, SeriesStyle.GENERATOR, values.snapshot());
    }
}
