package dev.sparring.ui.desktop.session;

import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.component.chart.Decimator;

/**
 * The curves of a run. The training thread adds, the screen's thread copies; the lock between them is held for microseconds.
 *
 * <p>About 650 kB, however long the run.
 */
final class SeriesHistory {

    private static final int CAPACITY = 4096;

    private final Decimator generatorRate = new Decimator(CAPACITY);
    private final Decimator discriminatorRate = new Decimator(CAPACITY);
    private final Decimator generatorLoss = new Decimator(CAPACITY);
    private final Decimator discriminatorLoss = new Decimator(CAPACITY);

    /** Adds a step; the discriminator has no rate before its first update. */
    synchronized void add(StepMetrics step) {
        generatorRate.add(step.step(), step.generator().learningRate());
        generatorLoss.add(step.step(), step.generator().loss());
        if (step.discriminator().updates() > 0) {
            discriminatorRate.add(step.step(), step.discriminator().learningRate());
        }
        discriminatorLoss.add(step.step(), step.discriminator().loss());
    }

    /** A copy of all curves. */
    synchronized RunSeries curves() {
        return new RunSeries(
                generatorRate.snapshot(),
                discriminatorRate.snapshot(),
                generatorLoss.snapshot(),
                discriminatorLoss.snapshot());
    }
}
