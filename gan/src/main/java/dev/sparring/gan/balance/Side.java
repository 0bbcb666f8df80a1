package dev.sparring.gan.balance;

/** The network an event is about. */
public enum Side {
    /** The generator. */
    GENERATOR,
    /** The discriminator. */
    DISCRIMINATOR,
    /** The game, or both. */
    BOTH
}
