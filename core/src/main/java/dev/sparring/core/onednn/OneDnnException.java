package dev.sparring.core.onednn;

/** oneDNN refused: it has no implementation for what was asked, or no memory. */
public final class OneDnnException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean unsupported;

    /**
     * A refusal.
     *
     * @param message what cannot be done
     * @param unsupported whether it cannot be done at all, see {@link #unsupported()}
     */
    public OneDnnException(String message, boolean unsupported) {
        super(message);
        this.unsupported = unsupported;
    }

    private OneDnnException(String message, OneDnnException cause) {
        super(message, cause);
        this.unsupported = cause.unsupported;
    }

    /**
     * Whether oneDNN cannot do what was asked of it, so that something else has to.
     *
     * @return false if it could under other circumstances, such as with more memory
     */
    public boolean unsupported() {
        return unsupported;
    }

    /**
     * The same with the place where it happened.
     *
     * @param place what was being compiled or run, such as a layer
     * @return an exception whose message begins with the place
     */
    public OneDnnException at(String place) {
        return new OneDnnException(place + ": " + getMessage(), this);
    }
}
