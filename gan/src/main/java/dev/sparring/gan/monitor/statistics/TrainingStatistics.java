package dev.sparring.gan.monitor.statistics;

import dev.sparring.gan.train.StepMetrics;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the steps so far came to, figure by figure, and how the generator's loss swings between checks. Training thread only. */
public final class TrainingStatistics {

    private final RunningStatistic separation = RunningStatistic.ofMean();
    private final RunningStatistic realAccuracy = RunningStatistic.ofMean();
    private final RunningStatistic realLogit = RunningStatistic.ofMean();
    private final RunningStatistic fakeLogit = RunningStatistic.ofMean();
    private final RunningStatistic discriminatorLoss = RunningStatistic.ofMean();
    private final RunningStatistic generatorGradient = RunningStatistic.ofScale();
    private final RunningStatistic discriminatorGradient = RunningStatistic.ofScale();
    private final RunningStatistic sampleGradient = RunningStatistic.ofScale();
    private final RunningStatistic generatorRatio = RunningStatistic.ofScale();
    private final RunningStatistic discriminatorRatio = RunningStatistic.ofScale();
    private final Map<String, RunningStatistic> named = new LinkedHashMap<>();
    private final LossAutocorrelation loss = new LossAutocorrelation();
    private final double equilibrium;
    private long generatorUpdates;
    private long discriminatorUpdates;

    /** Of a game that is settled where the discriminator's loss is at the equilibrium. */
    public TrainingStatistics(double equilibrium) {
        this.equilibrium = equilibrium;
        named.put("separation", separation);
        named.put("real-accuracy", realAccuracy);
        named.put("real-logit", realLogit);
        named.put("fake-logit", fakeLogit);
        named.put("discriminator-loss", discriminatorLoss);
        named.put("generator-gradient", generatorGradient);
        named.put("discriminator-gradient", discriminatorGradient);
        named.put("sample-gradient", sampleGradient);
        named.put("generator-ratio", generatorRatio);
        named.put("discriminator-ratio", discriminatorRatio);
    }

    /** The same game without a past. */
    public TrainingStatistics afresh() {
        TrainingStatistics fresh = new TrainingStatistics(equilibrium);
        fresh.generatorUpdates = generatorUpdates;
        fresh.discriminatorUpdates = discriminatorUpdates;
        return fresh;
    }

    /** Takes a step in; a network that sat it out only repeats the gradient it had before. */
    public void include(StepMetrics record) {
        if (record.generator().updates() > generatorUpdates) {
            generatorGradient.include(record.generator().gradientNorm());
            generatorRatio.include(record.generator().updateRatio());
            sampleGradient.include(record.sampleGradientNorm());
        }
        if (record.discriminator().updates() > discriminatorUpdates) {
            discriminatorGradient.include(record.discriminator().gradientNorm());
            discriminatorRatio.include(record.discriminator().updateRatio());
        }
        if (record.discriminator().updates() > 0) {
            // Also while it sits out: it judges fresh samples in every step.
            separation.include(record.separation());
            realAccuracy.include(record.realAccuracy());
            realLogit.include(record.realLogit());
            fakeLogit.include(record.fakeLogit());
            discriminatorLoss.include(record.discriminator().loss());
        }
        generatorUpdates = record.generator().updates();
        discriminatorUpdates = record.discriminator().updates();
        loss.include(record.generator().loss());
    }

    /** Ends the stretch since the last check, over which the generator's loss is averaged. */
    public void closeStretch() {
        loss.close();
    }

    /** Share of samples on their own side of the middle. */
    public RunningStatistic separation() {
        return separation;
    }

    /** Share of real samples with a logit above 0. */
    public RunningStatistic realAccuracy() {
        return realAccuracy;
    }

    /** Mean logit of real samples. */
    public RunningStatistic realLogit() {
        return realLogit;
    }

    /** Mean logit of generated samples. */
    public RunningStatistic fakeLogit() {
        return fakeLogit;
    }

    /** The discriminator's loss. */
    public RunningStatistic discriminatorLoss() {
        return discriminatorLoss;
    }

    /** The discriminator's loss where the game is settled. */
    public double equilibrium() {
        return equilibrium;
    }

    /** Norm of the generator's gradient. */
    public RunningStatistic generatorGradient() {
        return generatorGradient;
    }

    /** Norm of the discriminator's gradient. */
    public RunningStatistic discriminatorGradient() {
        return discriminatorGradient;
    }

    /** Norm of the gradient that reaches the samples. */
    public RunningStatistic sampleGradient() {
        return sampleGradient;
    }

    /** The generator's change over its parameters. */
    public RunningStatistic generatorUpdateRatio() {
        return generatorRatio;
    }

    /** The discriminator's change over its parameters. */
    public RunningStatistic discriminatorUpdateRatio() {
        return discriminatorRatio;
    }

    /** How the generator's loss swings from check to check. */
    public LossAutocorrelation generatorLoss() {
        return loss;
    }

    /** Adds what it remembers, by name. */
    public void store(Map<String, double[]> state) {
        named.forEach((name, statistic) -> state.put(name, statistic.state()));
        state.put("updates", new double[] {generatorUpdates, discriminatorUpdates});
        state.put("loss-swing", loss.state());
    }

    /** Goes on from what {@link #store} gave; what is missing stays as it is. */
    public void restore(Map<String, double[]> state) {
        named.forEach((name, statistic) -> StateReader.read(state, name, RunningStatistic.STATE, statistic::restore));
        StateReader.read(state, "updates", 2, stored -> {
            generatorUpdates = (long) stored[0];
            discriminatorUpdates = (long) stored[1];
        });
        StateReader.read(state, "loss-swing", LossAutocorrelation.STATE, loss::restore);
    }
}
