package dev.sparring.gan.balance;

/**
 * What the steps themselves say of a game: means over about 50 steps, some of them beside the run's own history, because
 * their scale depends on the loss and the networks.
 *
 * @param separation share of samples on their own side of 0, or of the middle between the mean logits of real and fake if
 *     that is more, in [0, 1]: the discriminator's accuracy, also for losses to which 0 means nothing; 1/2 where it guesses
 * @param realSign mean sign of the logits of real samples, in [-1, 1]; Karras et al. 2020 ("Training GANs with limited
 *     data", eq. 1) call it r_t and hold it at 0.6
 * @param logitGap mean logit of real samples less that of fakes
 * @param lossGap the discriminator's loss less its value at the equilibrium, which is log 4 for cross entropy; below 0 where
 *     it tells samples apart, above 0 where it is fooled
 * @param generatorGradientShare the generator's gradient norm over its highest recent mean so far, in [0, 1]
 * @param generatorGradientTimes the same over its geometric mean of about 500 steps
 * @param sampleGradientShare the norm of the gradient that reaches the samples over its highest recent mean, in [0, 1]
 * @param discriminatorGradientTimes the discriminator's gradient norm over its geometric mean of about 500 steps
 * @param generatorRatio common logarithm of the generator's change over its parameters
 * @param discriminatorRatio the same of the discriminator
 * @param lead common logarithm of how many times as fast as the discriminator the generator is driven, by their
 *     {@link Position#pace}; 0 while one of them is not known, and where two optimizers that are not the same make the rates
 *     mean different things
 * @param lossSignChanges how often the generator's loss crosses its mean from look to look, as a share, in [0, 1]
 * @param lossAutocorrelation lowest autocorrelation of the generator's loss over a few looks, in [-1, 1]: near -1 where it
 *     swings
 */
public record GameFigures(
        double separation,
        double realSign,
        double logitGap,
        double lossGap,
        double generatorGradientShare,
        double generatorGradientTimes,
        double sampleGradientShare,
        double discriminatorGradientTimes,
        double generatorRatio,
        double discriminatorRatio,
        double lead,
        double lossSignChanges,
        double lossAutocorrelation) {}
