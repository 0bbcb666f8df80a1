package dev.sparring.gan.export.onnx.layer;

/** A layer, or a setting of one, that there is no translation for; the message says which. */
public final class UntranslatedException extends Exception {

    private static final long serialVersionUID = 1;

    UntranslatedException(String what) {
        super(what);
    }
}
