package dev.sparring.gan.event;

/** The network an event is about. */
public enum PlayerRole {
    /** The generator. */
    GENERATOR,
    /** The discriminator. */
    DISCRIMINATOR,
    /** The game, or both. */
    BOTH
}
