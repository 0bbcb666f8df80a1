package dev.sparring.gan.event;

/** How bad an event is. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Likely to end badly if it lasts. */
    WARNING,
    /** The run is not learning what it should. */
    CRITICAL
}
