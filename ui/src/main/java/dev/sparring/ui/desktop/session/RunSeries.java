package dev.sparring.ui.desktop.session;

import dev.sparring.ui.desktop.component.chart.DecimatedSeries;

/**
 * The curves of a run so far.
 *
 * @param generatorRate learning rates by step
 * @param discriminatorRate learning rates by step
 * @param generatorLoss losses by step
 * @param discriminatorLoss losses by step
 */
public record RunSeries(
        DecimatedSeries generatorRate,
        DecimatedSeries discriminatorRate,
        DecimatedSeries generatorLoss,
        DecimatedSeries discriminatorLoss) {

    /** Before the first step. */
    public static final RunSeries EMPTY =
            new RunSeries(DecimatedSeries.EMPTY, DecimatedSeries.EMPTY, DecimatedSeries.EMPTY, DecimatedSeries.EMPTY);
}
