package dev.sparring.core.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A custom layer as DL4J runs it. */
final class CustomLayerRun extends BaseLayer<CustomLayer> {

    private static final long serialVersionUID = 1;

    CustomLayerRun(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    /** DL4J does not divide by the batch what is no gradient. */
    @Override
    public boolean updaterDivideByMinibatch(String paramName) {
        return !layerConf().isState(paramName);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaceMgr);
        return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, layerConf().forward(input, paramTable(), training));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        Gradient gradients = new DefaultGradient(gradientsFlattened);
        paramTable().keySet().forEach(name -> {
            INDArray view = view(name);
            if (layerConf().isState(name)) {
                view.assign(0);
            }
            gradients.gradientForVariable().put(name, view);
        });
        INDArray toInput = layerConf().backward(input, epsilon, paramTable(), this::view);
        return new Pair<>(
                gradients, workspaceMgr.leverageTo(ArrayType.ACTIVATION_GRAD, backpropDropOutIfPresent(toInput)));
    }

    private INDArray view(String name) {
        return Objects.requireNonNull(gradientViews.get(name), name);
    }
}
