package dev.sparring.gan.monitor.statistics;

/**
 * All there is to see of a run at a check, from which each {@link Signal} is taken.
 *
 * @param training what the steps so far came to
 * @param samples fresh samples beside the data
 * @param steepness how steeply samples change with their latent vectors, over the spread of the data; NaN if it cannot be had
 * @param highestDiversity the highest {@link SampleStatistics#diversity} since the run's age counts
 * @param lead common logarithm of how many times as fast as the discriminator the generator is driven, by their
 *     {@link ParameterSketch#pace}; 0 while one of them is not known, and where two optimizers that are not the same make the
 *     rates mean different things
 * @param generator how its parameters move
 * @param discriminator how its parameters move
 */
public record SignalInput(
        TrainingStatistics training,
        SampleStatistics samples,
        double steepness,
        double highestDiversity,
        double lead,
        TrajectoryStatistics generator,
        TrajectoryStatistics discriminator) {}
