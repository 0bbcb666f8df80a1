package dev.sparring.gan.train;

/** Who learns in a step. */
public enum UpdateMask {
    /** Both, as {@link dev.sparring.gan.step.UpdateRatio} has it. */
    BOTH,
    /** The generator; the discriminator only judges. */
    GENERATOR,
    /** The discriminator; the generator only plays. */
    DISCRIMINATOR
}
