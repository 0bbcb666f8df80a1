package dev.sparring.gan.sampling.animation;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** The pictures of an animation, made when they are asked for, so that no more than one need be held. */
public interface Frames {

    /**
     * How many.
     *
     * @return at least 1
     */
    int count();

    /**
     * Makes one. A writer may ask for the same one twice and in any order.
     *
     * @param index in [0, count)
     * @return the picture, all of one size
     * @throws IOException if it cannot be read, which ends the writing
     */
    BufferedImage frame(int index) throws IOException;
}
