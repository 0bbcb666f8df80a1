package dev.sparring.gan.data.image.decode;

/** Says why a picture cannot be decoded, as a clause about its file. */
public final class UnreadableImage extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * The reason.
     *
     * @param reason a clause such as {@code it ends early}
     */
    public UnreadableImage(String reason) {
        super(reason);
    }

    /**
     * The reason, with its cause.
     *
     * @param reason as above
     * @param cause where it came from
     */
    public UnreadableImage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
