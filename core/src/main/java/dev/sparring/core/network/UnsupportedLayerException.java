package dev.sparring.core.network;

/** A definition holds something for which there is no kernel; the message names it. */
public final class UnsupportedLayerException extends Exception {

    private static final long serialVersionUID = 1;

    /** The error; the message completes "there is no kernel for ...". */
    public UnsupportedLayerException(String message) {
        super(message);
    }
}
