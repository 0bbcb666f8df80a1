package dev.sparring.core.kernel;

/** A definition holds something for which there is no kernel; the message names it. */
public final class UnsupportedLayerException extends Exception {

    private static final long serialVersionUID = 1;

    UnsupportedLayerException(String message) {
        super(message);
    }
}
