package dev.sparring.ui.desktop.session;

import dev.sparring.core.schedule.Adjustment;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.train.StepRecord;
import dev.sparring.ui.desktop.chart.Figures;
import dev.sparring.ui.desktop.chart.RatePlan;

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
public record Plan(
        String name,
        long steps,
        int batch,
        int discriminatorSteps,
        RatePlan generator,
        RatePlan discriminator,
        long generatorWarmup,
        long discriminatorWarmup) {

    /**
     * The plan of a configuration.
     *
     * @param config the configuration
     * @return the plan
     */
    public static Plan of(Config config) {
        return new Plan(
                config.name(),
                config.steps(),
                config.batch(),
                config.rounds().steps(),
                new RatePlan(config.generator().rates(), 1, config.rounds().generatorStartAt(), 0),
                new RatePlan(
                        config.discriminator().rates(),
                        config.rounds().steps(),
                        config.rounds().startAt(),
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
    public Plan adjusted(Side network, Adjustment adjustment) {
        return with(
                network == Side.GENERATOR ? generator.adjusted(adjustment) : generator,
                network == Side.DISCRIMINATOR ? discriminator.adjusted(adjustment) : discriminator);
    }

    /**
     * The plan after a step, in which the monitor may have let a network sit out.
     *
     * @param record the step
     * @return the same but for the steps that a network sat out
     */
    public Plan after(StepRecord record) {
        RatePlan nextGenerator =
                generator.after(record.step(), record.generator().updates());
        RatePlan nextDiscriminator =
                discriminator.after(record.step(), record.discriminator().updates());
        return nextGenerator.equals(generator) && nextDiscriminator.equals(discriminator)
                ? this
                : with(nextGenerator, nextDiscriminator);
    }

    private Plan with(RatePlan nextGenerator, RatePlan nextDiscriminator) {
        return new Plan(
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
     * @return a sentence
     */
    public String promise() {
        return "Start trains ‘" + name + "’ for " + Figures.count(steps) + " steps. The generator "
                + beginning(generatorWarmup) + ", the discriminator " + beginning(discriminatorWarmup) + ".";
    }

    private static String beginning(long warmup) {
        return warmup > 0 ? "warms up over its first " + Figures.count(warmup) + " updates" : "begins without a warmup";
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
