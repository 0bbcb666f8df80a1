package dev.sparring.core.network;

import dev.sparring.core.random.DropoutStream;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What all networks have: the vectors of parameters and gradients, dropout's place, and the one pass that the methods of
 * {@link Network} without a pass work on.
 */
public abstract class AbstractNetwork implements Network {

    private static final String NO_PASS = "a backward pass needs a training forward pass of its own just before it";

    private final ParameterLayout vector;
    private final DropoutStream dropout;
    private final INDArray gradients;
    private @Nullable Pass current;

    /**
     * A network without a pass.
     *
     * @param model whose parameters it trains
     * @param layers of the model
     * @param gradients a vector as long as the parameters'
     * @param dropout draws the masks
     */
    protected AbstractNetwork(Model model, Layer[] layers, INDArray gradients, DropoutStream dropout) {
        this.vector = new ParameterLayout(model, layers);
        this.gradients = gradients;
        this.dropout = dropout;
    }

    /** Where the parameters stand. */
    protected final ParameterLayout vector() {
        return vector;
    }

    /** Which masks a training pass has. */
    protected final DropoutStream dropout() {
        return dropout;
    }

    @Override
    public final INDArray parameters() {
        return vector.parameters();
    }

    @Override
    public INDArray gradients() {
        return gradients;
    }

    @Override
    public void clearGradients() {
        gradients.assign(0);
    }

    @Override
    public final List<ParameterRange> trainable() {
        return vector.trainable();
    }

    @Override
    public final Map<String, INDArray> parameterViews(INDArray ofVector) {
        return vector.parameterViews(ofVector);
    }

    @Override
    public final List<ParameterRange> states() {
        return vector.states();
    }

    @Override
    public final double norm(INDArray ofVector) {
        return vector.norm(ofVector);
    }

    @Override
    public final long dropoutPosition() {
        return dropout.position();
    }

    @Override
    public final void seekDropout(long position) {
        dropout.seek(position);
    }

    @Override
    public final INDArray forward(INDArray input, boolean training) {
        closeCurrent();
        Pass pass = pass(Inputs.of(input), training);
        current = pass;
        return pass.output();
    }

    @Override
    public final INDArray forwardForGradients(INDArray input) {
        closeCurrent();
        Pass pass = passForGradients(Inputs.of(input));
        current = pass;
        return pass.output();
    }

    @Override
    public final INDArray backward(INDArray outputGradient) {
        return current().backward(outputGradient);
    }

    @Override
    public final void backwardToParameters(INDArray outputGradient) {
        current().backwardToParameters(outputGradient);
    }

    @Override
    public final INDArray backwardToInput(INDArray outputGradient) {
        return current().backwardToInput(outputGradient);
    }

    @Override
    public final INDArray sampleGradients() {
        return current().sampleGradients();
    }

    @Override
    public final void addTangentGradients(INDArray direction) {
        current().addTangentGradients(direction);
    }

    @Override
    public final void addTangentAndLossGradients(INDArray direction, float[] outputGradients) {
        current().addTangentAndLossGradients(direction, outputGradients);
    }

    private Pass current() {
        Pass pass = current;
        if (pass == null) {
            throw new IllegalStateException(NO_PASS);
        }
        return pass;
    }

    private void closeCurrent() {
        Pass pass = current;
        current = null;
        if (pass != null) {
            pass.close();
        }
    }

    @Override
    public void close() {
        closeCurrent();
    }

    /** What a way back says that a pass does not serve. */
    protected static IllegalStateException noPass() {
        return new IllegalStateException(NO_PASS);
    }
}
