package dev.sparring.core.onednn;

/** oneDNN refused: no implementation for the given layouts, or out of memory. */
public final class OneDnnException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OneDnnException(String message) {
        super(message);
    }
}
