package dev.sparring.core.layer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * What DL4J knows of a layer's input.
 *
 * @param channels of an image, or numbers of a row
 * @param height of an image, 1 for a row
 * @param width of an image, 1 for a row
 * @param image whether it is one
 */
record InputSize(long channels, long height, long width, boolean image) {

    static InputSize of(String layer, InputType type) {
        if (type instanceof InputType.InputTypeConvolutional image && image.getFormat() == CNN2DFormat.NCHW) {
            return new InputSize(image.getChannels(), image.getHeight(), image.getWidth(), true);
        } else if (type instanceof InputType.InputTypeFeedForward row) {
            return new InputSize(row.getSize(), 1, 1, false);
        }
        throw new IllegalStateException(layer + " takes rows and images with the channels first, got " + type);
    }

    static InputSize ofImage(String layer, InputType type) {
        InputSize size = of(layer, type);
        if (!size.image) {
            throw new IllegalStateException(layer + " takes images, got " + type);
        }
        return size;
    }
}
