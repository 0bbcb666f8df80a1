package dev.sparring.gan.export.onnx.layer;

import dev.sparring.gan.export.onnx.graph.Value;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/** The same numbers in another shape. */
public final class ShapeChanges {

    private ShapeChanges() {}

    /**
     * Translates a preprocessor.
     *
     * @param before its definition
     * @param site where
     * @param input what it reads
     * @return what it gives
     * @throws UntranslatedException if there is no translation
     */
    public static Value preProcessed(InputPreProcessor before, LayerSite site, Value input)
            throws UntranslatedException {
        Class<?> kind = before.getClass();
        if (kind == FeedForwardToCnnPreProcessor.class) {
            FeedForwardToCnnPreProcessor image = (FeedForwardToCnnPreProcessor) before;
            return input.isImage()
                    ? input
                    : site.reshaped(input, image.getNumChannels(), image.getInputHeight(), image.getInputWidth());
        } else if (kind == CnnToFeedForwardPreProcessor.class
                && ((CnnToFeedForwardPreProcessor) before).getFormat() != CNN2DFormat.NHWC) {
            return input.isImage() ? site.reshaped(input, input.length()) : input;
        } else if (kind == ComposableInputPreProcessor.class) {
            Value last = input;
            for (InputPreProcessor one : ((ComposableInputPreProcessor) before).getInputPreProcessors()) {
                last = preProcessed(one, site, last);
            }
            return last;
        }
        throw new UntranslatedException("the preprocessor " + kind.getSimpleName());
    }

    /** The batch is -1, as DL4J has it where it does not matter how many samples there are. */
    static Value reshaped(ReshapeVertex vertex, LayerSite site, Value input) throws UntranslatedException {
        int[] shape = vertex.getNewShape();
        boolean eachSample = shape.length > 1
                && shape[0] == -1
                && Arrays.stream(shape).skip(1).allMatch(size -> size > 0);
        if (vertex.getReshapeOrder() != 'c' || !eachSample || (shape.length != 2 && shape.length != 4)) {
            throw new UntranslatedException("a reshape to " + Arrays.toString(shape));
        }
        return site.reshaped(input, Arrays.stream(shape).skip(1).asLongStream().toArray());
    }
}
