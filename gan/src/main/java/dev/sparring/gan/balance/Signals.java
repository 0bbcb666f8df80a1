package dev.sparring.gan.balance;

/**
 * What the detectors look at.
 *
 * @param step completed steps
 * @param generatorGradient trend of the generator's gradient norm
 * @param discriminatorGradient trend of the discriminator's gradient norm
 * @param accuracy trend of the discriminator's accuracy on real and fake together, in [0, 1]
 * @param diversity spread of the samples over the spread of the data
 */
record Signals(long step, Trend generatorGradient, Trend discriminatorGradient, Trend accuracy, double diversity) {}
