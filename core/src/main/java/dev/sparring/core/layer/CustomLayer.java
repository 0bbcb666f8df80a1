package dev.sparring.core.layer;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer's configuration with its arithmetic: a subclass names its parameters and gives output and gradients. DL4J's part is in
 * {@link CustomLayerRun}.
 */
public abstract class CustomLayer extends BaseLayer {

    /** What a way back finds: gradients to the parameters are written to views, by name. */
    interface Gradients {
        /** Where a parameter's gradient belongs. */
        INDArray view(String name);
    }

    /** A configuration; DL4J sets what all its layers have. */
    protected CustomLayer() {
        super();
        // DL4J would say that it ends in its own default, a sigmoid.
        this.activationFn = new ActivationIdentity();
    }

    /** The parameters' shapes by name, in the order in which they stand. */
    abstract Map<String, long[]> shapes();

    /** Whether a parameter is a weight, which decay applies to. */
    abstract boolean isWeight(String name);

    /** Whether a parameter is moved by the layer itself, and no optimizer. */
    boolean isState(String name) {
        return false;
    }

    /** Gives a parameter its first numbers. */
    abstract void initialise(String name, INDArray view);

    /** The output, a new array; in training, parameters that are state may be moved. */
    abstract INDArray forward(INDArray input, Map<String, INDArray> parameters, boolean training);

    /** Writes the gradients to the parameters and gives that to the input, a new array. */
    abstract INDArray backward(
            INDArray input, INDArray outputGradient, Map<String, INDArray> parameters, Gradients gradients);

    /** Of a weight {@code [outputs, reads]}: as the definition says, or else uniform of the variance that He et al. 2015 give for ReLU. */
    final void initialiseWeights(INDArray view, long reads) {
        IWeightInit drawn = getWeightInitFn();
        if (drawn == null) {
            double most = Math.sqrt(6.0 / (double) reads);
            view.assign(Nd4j.rand(view.dataType(), view.shape()).muli(2 * most).subi(most));
        } else {
            drawn.init((double) reads, (double) view.size(0), view.shape(), 'c', view);
        }
    }

    static INDArray known(Map<String, INDArray> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    @Override
    public final org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            @Nullable Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        CustomLayerRun layer = new CustomLayerRun(conf, networkDataType);
        layer.setListeners(trainingListeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(layerParamsView);
        layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public final ParamInitializer initializer() {
        return CustomParameters.INSTANCE;
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return inputType.getType() == InputType.Type.CNNFlat
                ? InputTypeUtil.getPreProcessorForInputTypeCnnLayers(inputType, getLayerName())
                : null;
    }

    @Override
    public boolean isPretrainParam(String paramName) {
        return false;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        InputType outputType = getOutputType(-1, inputType);
        return new LayerMemoryReport.Builder(getLayerName(), getClass(), inputType, outputType)
                .standardMemory(initializer().numParams(this), 0)
                .workingMemory(0, 0, 0, outputType.arrayElementsPerExample())
                .build();
    }
}
