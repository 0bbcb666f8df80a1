package dev.sparring.gan.monitor.statistics;

import java.util.function.ToDoubleFunction;

/**
 * What the steps themselves say of a game: means over about 50 steps, some of them beside the run's own history, because their
 * scale depends on the loss and the networks.
 */
public enum TrainingSignal implements DescribedSignal {
    /**
     * Share of samples on their own side of 0, or of the middle between the mean logits of real and fake if that is more, in [0,
     * 1]: the discriminator's accuracy, also for losses to which 0 means nothing; 1/2 where it guesses. NaN, as the next two,
     * where it has judged nothing.
     */
    SEPARATION(
            "game.separation",
            "how often the discriminator tells real from generated",
            "share",
            in -> recent(in.training().separation())),
    /** In [-1, 1]; Karras et al. 2020 ("Training GANs with limited data", eq. 1) call it r_t and hold it at 0.6. */
    REAL_SIGN(
            "game.real_sign",
            "mean sign of the logits of real samples",
            "-1 to 1",
            in -> 2 * recent(in.training().realAccuracy()) - 1),
    /** Grows with the discriminator's confidence. */
    LOGIT_GAP(
            "game.logit_gap",
            "mean logit of real samples less that of generated ones",
            "logits",
            in -> recent(in.training().realLogit()) - recent(in.training().fakeLogit())),
    /** The equilibrium is log 4 for cross entropy; below 0 where it tells samples apart, above 0 where it is fooled. */
    LOSS_GAP(
            "game.loss_gap",
            "the discriminator's loss less its value at the equilibrium",
            "loss",
            in -> in.training().discriminatorLoss().count() == 0
                    ? 0
                    : in.training().discriminatorLoss().recent() - in.training().equilibrium()),
    /** Recent mean of the norm over its highest recent mean, in [0, 1]. */
    GENERATOR_GRADIENT_SHARE(
            "game.generator_gradient_share",
            "the generator's gradient over its highest so far",
            "share",
            in -> in.training().generatorGradient().shareOfPeak()),
    /** Recent mean of the norm over its geometric mean of about 500 steps. */
    GENERATOR_GRADIENT_TIMES(
            "game.generator_gradient_times",
            "the generator's gradient over its own history",
            "ratio",
            in -> in.training().generatorGradient().timesHistory()),
    /** As {@link #GENERATOR_GRADIENT_SHARE}, in [0, 1]. */
    SAMPLE_GRADIENT_SHARE(
            "game.sample_gradient_share",
            "the gradient that reaches the samples over its highest so far",
            "share",
            in -> in.training().sampleGradient().shareOfPeak()),
    /** As {@link #GENERATOR_GRADIENT_TIMES}. */
    DISCRIMINATOR_GRADIENT_TIMES(
            "game.discriminator_gradient_times",
            "the discriminator's gradient over its own history",
            "ratio",
            in -> in.training().discriminatorGradient().timesHistory()),
    /** Common logarithm of the recent mean. */
    GENERATOR_RATIO(
            "game.generator_ratio",
            "the generator's change over its parameters",
            "decades",
            in -> decades(in.training().generatorUpdateRatio())),
    /** Common logarithm of the recent mean. */
    DISCRIMINATOR_RATIO(
            "game.discriminator_ratio",
            "the discriminator's change over its parameters",
            "decades",
            in -> decades(in.training().discriminatorUpdateRatio())),
    /** See {@link SignalInput#lead}; above 0 where the generator is driven faster. */
    LEAD("game.lead", "how much faster the generator is driven than the discriminator", "decades", SignalInput::lead),
    /** In [0, 1]. */
    LOSS_SIGN_CHANGES(
            "game.loss_sign_changes",
            "how often the generator's loss crosses its mean from check to check",
            "share",
            in -> in.training().generatorLoss().signChanges()),
    /** Near -1 where it swings. */
    LOSS_AUTOCORRELATION(
            "game.loss_autocorrelation",
            "lowest autocorrelation of the generator's loss over a few checks",
            "-1 to 1",
            in -> in.training().generatorLoss().autocorrelation());

    @SuppressWarnings("ImmutableEnumChecker") // a value with a function without state
    private final Description description;

    TrainingSignal(String key, String text, String unit, ToDoubleFunction<SignalInput> taken) {
        this.description = new Description(key, text, unit, taken);
    }

    @Override
    public Description description() {
        return description;
    }

    private static double recent(RunningStatistic statistic) {
        return statistic.count() == 0 ? Double.NaN : statistic.recent();
    }

    private static double decades(RunningStatistic ratio) {
        return Math.log10(Math.max(ratio.recent(), 1e-12));
    }
}
