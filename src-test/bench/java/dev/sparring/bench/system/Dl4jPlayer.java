package dev.sparring.bench.system;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.InitialState;
import java.util.List;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A DL4J network trained by external errors within workspaces, through what DL4J leaves open to subclasses: its public
 * {@code feedForward} and {@code backpropGradient} allocate every activation anew.
 */
@SuppressWarnings("overrides") // Of MultiLayerNetwork's own methods.
final class Dl4jPlayer extends MultiLayerNetwork {

    private static final long serialVersionUID = 1;

    private Dl4jPlayer(MultiLayerConfiguration definition) {
        super(definition);
    }

    static Dl4jPlayer of(MultiLayerConfiguration definition, double rate, InitialState start) {
        for (NeuralNetConfiguration layer : definition.getConfs()) {
            if (layer.getLayer() instanceof BaseLayer trained) {
                trained.setIUpdater(
                        Adam.builder().learningRate(rate).beta1(Case.BETA1).build());
            }
        }
        Dl4jPlayer player = new Dl4jPlayer(definition);
        player.init();
        // Made on first use otherwise, within a step's workspace.
        player.getUpdater();
        Layers.begin(player.paramTable(), player.getnLayers(), start);
        return player;
    }

    /** Opens the workspace of the activations of both players; they are valid until it is closed. */
    static MemoryWorkspace openStep() {
        return LayerWorkspaceMgr.builder()
                .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
                .build()
                .notifyScopeEntered(ArrayType.ACTIVATIONS);
    }

    INDArray forward(INDArray batch) {
        List<INDArray> activations =
                ffToLayerActivationsInWs(getnLayers() - 1, FwdPassType.STANDARD, false, batch, null, null);
        return activations.get(activations.size() - 1);
    }

    /** The gradients to the parameters, overwritten by the next backward pass, and, if asked for, to the input. */
    Pair<Gradient, INDArray> backward(INDArray errors, boolean toInput) {
        return calcBackpropGradients(errors, false, false, toInput);
    }

    void update(Gradient gradients, int batch) {
        int iteration = getIterationCount();
        getUpdater().update(this, gradients, iteration, getEpochCount(), batch, LayerWorkspaceMgr.noWorkspaces());
        params().subi(gradients.gradient());
        setIterationCount(iteration + 1);
    }
}
