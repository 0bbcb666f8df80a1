package dev.sparring.gan.model;

import dev.sparring.gan.data.SampleShape;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/**
 * How an image is halved, stage by stage, to the one from which a generator begins. An image that halving does not divide is
 * taken as the middle of one that it does: a discriminator puts zeros around it, a generator cuts the edges off.
 *
 * @param halvings how often the sides are halved, at least 1
 * @param height of the smallest image
 * @param width of the smallest image
 * @param shape of the samples
 */
record ImageStages(int halvings, int height, int width, SampleShape shape) {

    /** From here on a generator's first layer would be most of the network, and more than memory holds. */
    private static final long MOST_WEIGHTS = 100_000_000;

    private static final int LEAST_SIDE = 4;

    /** Halved so often that the longer side of the smallest image is at most so long, and at least as often as said. */
    static ImageStages of(String model, SampleShape shape, int longest, int least) {
        int longer = Math.max(shape.height(), shape.width());
        int halvings = least;
        while (up(longer, halvings) > longest) {
            halvings++;
        }
        return of(model, shape, halvings);
    }

    /** Halved so often. */
    static ImageStages of(String model, SampleShape shape, int halvings) {
        if (!shape.isImage() || Math.min(shape.height(), shape.width()) < LEAST_SIDE) {
            throw new IllegalArgumentException(model + " needs images of at least 4x4, got " + shape.channels() + "x"
                    + shape.height() + "x" + shape.width());
        }
        return new ImageStages(halvings, up(shape.height(), halvings), up(shape.width(), halvings), shape);
    }

    private static int up(int side, int halvings) {
        return (side + (1 << halvings) - 1) >> halvings;
    }

    /** What a discriminator puts around an image that halving does not divide. */
    Optional<Layer> before() {
        int[] border = border();
        return isWhole()
                ? Optional.empty()
                : Optional.of(new ZeroPaddingLayer(border[0], border[1], border[2], border[3]));
    }

    /** What a generator cuts off. */
    Optional<Layer> after() {
        int[] border = border();
        return isWhole() ? Optional.empty() : Optional.of(new Cropping2D(border[0], border[1], border[2], border[3]));
    }

    private boolean isWhole() {
        return fullHeight() == shape.height() && fullWidth() == shape.width();
    }

    /** Rows of the image that halving divides. */
    int fullHeight() {
        return height << halvings;
    }

    /** Columns of the image that halving divides. */
    int fullWidth() {
        return width << halvings;
    }

    /** Above, below, left and right. */
    private int[] border() {
        int rows = fullHeight() - shape.height();
        int columns = fullWidth() - shape.width();
        return new int[] {rows / 2, rows - rows / 2, columns / 2, columns - columns / 2};
    }

    /** The numbers of the smallest image; refuses a first layer that is out of all proportion. */
    int start(String model, int inputs, int channels) {
        long numbers = (long) height * width * channels;
        long weights = numbers * inputs;
        if (weights > MOST_WEIGHTS) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "the first layer of %s would have %,d weights, from %d numbers to %d channels of %dx%d, more than %,d; lower"
                            + " the width or latent.dim",
                    model,
                    weights,
                    inputs,
                    channels,
                    height,
                    width,
                    MOST_WEIGHTS));
        }
        return (int) numbers;
    }
}
