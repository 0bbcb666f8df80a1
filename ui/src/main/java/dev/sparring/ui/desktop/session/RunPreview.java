package dev.sparring.ui.desktop.session;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.RateForecast;
import dev.sparring.ui.desktop.text.Texts;

/**
 * What a configuration will do, as far as the window shows it.
 *
 * @param name of the configuration
 * @param steps the run's length
 * @param batch samples in a batch
 * @param discriminatorSteps discriminator updates for each of the generator's
 * @param generator the generator's learning rate
 * @param discriminator the discriminator's learning rate
 * @param generatorWarmup updates of the generator's warmup
 * @param discriminatorWarmup updates of the discriminator's warmup
 */
public record RunPreview(
        String name,
        long steps,
        int batch,
        int discriminatorSteps,
        RateForecast generator,
        RateForecast discriminator,
        long generatorWarmup,
        long discriminatorWarmup) {

    /**
     * The plan of a configuration.
     *
     * @param config the configuration
     * @return the plan
     */
    public static RunPreview of(Config config) {
        return new RunPreview(
                config.name(),
                config.steps(),
                config.batch(),
                config.updateRatio().steps(),
                new RateForecast(
                        config.generator().rates(), 1, config.updateRatio().generatorStartAt(), 0),
                new RateForecast(
                        config.discriminator().rates(),
                        config.updateRatio().steps(),
                        config.updateRatio().startAt(),
                        0),
                config.generator().schedule().warmup().updates(),
                config.discriminator().schedule().warmup().updates());
    }

    /**
     * The plan after a network's rate was changed.
     *
     * @param network whose
     * @param adjustment the change
     * @return the same but for that rate
     */
    public RunPreview adjusted(PlayerRole network, ScheduleChange adjustment) {
        return with(
                network == PlayerRole.GENERATOR ? generator.adjusted(adjustment) : generator,
                network == PlayerRole.DISCRIMINATOR ? discriminator.adjusted(adjustment) : discriminator);
    }

    /**
     * The plan after a step, in which the monitor may have let a network sit out.
     *
     * @param record the step
     * @return the same but for the steps that a network sat out
     */
    public RunPreview after(StepMetrics record) {
        RateForecast nextGenerator =
                generator.after(record.step(), record.generator().updates());
        RateForecast nextDiscriminator =
                discriminator.after(record.step(), record.discriminator().updates());
        return nextGenerator.equals(generator) && nextDiscriminator.equals(discriminator)
                ? this
                : with(nextGenerator, nextDiscriminator);
    }

    private RunPreview with(RateForecast nextGenerator, RateForecast nextDiscriminator) {
        return new RunPreview(
                name,
                steps,
                batch,
                discriminatorSteps,
                nextGenerator,
                nextDiscriminator,
                generatorWarmup,
                discriminatorWarmup);
    }

    /**
     * The step up to which the beginning is worth a closer look: twice what the longer warmup takes.
     *
     * @return in [2, steps], or 2
     */
    public long opening() {
        long ends = Math.max(generator.stepOf(generatorWarmup), discriminator.stepOf(discriminatorWarmup));
        return Math.max(2, Math.min(steps, 2 * ends));
    }

    /**
     * What the Start button will do.
     *
     * @return two sentences
     */
    public String promise() {
        return Texts.text("promise.run", name, FigureFormat.count(steps)) + " " + warmups();
    }

    private String warmups() {
        String ofGenerator = FigureFormat.count(generatorWarmup);
        String ofDiscriminator = FigureFormat.count(discriminatorWarmup);
        if (generatorWarmup > 0) {
            return discriminatorWarmup > 0
                    ? Texts.text("promise.warmup.both", ofGenerator, ofDiscriminator)
                    : Texts.text("promise.warmup.generator", ofGenerator);
        }
        return discriminatorWarmup > 0
                ? Texts.text("promise.warmup.discriminator", ofDiscriminator)
                : Texts.text("promise.warmup.none");
    }

    /**
     * Time to the end.
     *
     * @param step completed steps
     * @param imagesPerSecond the pace
     * @return seconds, NaN if the pace is unknown
     */
    public double secondsLeft(long step, double imagesPerSecond) {
        double images = (double) (steps - step) * batch * discriminatorSteps;
        return imagesPerSecond > 0 ? images / imagesPerSecond : Double.NaN;
    }
}
