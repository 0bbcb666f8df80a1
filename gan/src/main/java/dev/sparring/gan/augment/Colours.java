package dev.sparring.gan.augment;

import dev.sparring.gan.data.SampleShape;

/** Which numbers of an image are colours. */
final class Colours {

    private static final int WITH_OPACITY = 4;

    private Colours() {}

    /** How many numbers are no opacity, which comes last. */
    static int length(SampleShape shape) {
        return shape.channels() == WITH_OPACITY ? shape.length() / WITH_OPACITY * 3 : shape.length();
    }
}
