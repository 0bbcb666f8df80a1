package dev.sparring.core.network.dl4j;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterLayout;
import dev.sparring.core.network.ParameterRange;
import dev.sparring.core.network.UnsupportedDefinitions;
import dev.sparring.core.random.DropoutStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.FrozenVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a DL4J computation graph with one input and one output, such as a residual network, by DL4J's own layers with the
 * error supplied from outside.
 *
 * <p>The passes run in a second graph over the same parameter vector, without workspaces: every array of a pass is allocated
 * anew and left to the garbage collector. Native memory beside the parameters': two vectors of gradients, and from a forward
 * pass to its backward pass the activations.
 *
 * <p>Loading this class lets DL4J's layers use their helpers, as {@link Dl4jNetwork} does.
 */
public final class Dl4jGraph implements Network {

    static {
        Dl4jNetwork.allowHelpers();
    }

    private final ComputationGraph definition;
    private final Passes passes;
    private final INDArray parameters;
    private final INDArray layerGradients;
    private final INDArray gradients;
    private final List<INDArray> statistics = new ArrayList<>();
    private final List<INDArray> statisticsMoves = new ArrayList<>();
    private final ParameterLayout vector;
    private final DropoutStream dropout;
    private boolean backwardReady;

    private Dl4jGraph(ComputationGraph definition) {
        this.definition = definition;
        this.dropout = new DropoutStream(
                definition.getConfiguration().getDefaultConfiguration().getSeed());
        this.vector = new ParameterLayout(definition, definition.getLayers());
        this.parameters = vector.parameters();
        this.passes = Passes.over(definition, parameters);
        this.layerGradients = passes.getFlattenedGradients().reshape(parameters.length());
        this.gradients = Nd4j.create(parameters.dataType(), parameters.shape());
        for (ParameterRange range : vector.statistics()) {
            statistics.add(range.of(parameters));
            statisticsMoves.add(range.of(layerGradients));
        }
    }

    /**
     * A network with freshly drawn parameters.
     *
     * @param definition the graph, its one output not an output layer: it ends in logits or samples; its seed draws the
     *     parameters
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if the definition has several inputs or outputs, an output or frozen layer, weight
     *     noise, or a vertex that leads nowhere
     */
    public static Dl4jGraph of(ComputationGraphConfiguration definition) {
        ComputationGraph graph = new ComputationGraph(definition);
        graph.init();
        return of(graph);
    }

    /**
     * A network that trains the parameters of an initialised DL4J graph.
     *
     * @param graph the DL4J graph, which keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if it is not initialised or has several inputs or outputs, an output or frozen layer,
     *     weight noise, or a vertex that leads nowhere
     */
    public static Dl4jGraph of(ComputationGraph graph) {
        List<String> inputs = graph.getConfiguration().getNetworkInputs();
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        if (inputs.size() != 1 || outputs.size() != 1) {
            throw new IllegalArgumentException(
                    "graph must have one input and one output, got inputs " + inputs + " and outputs " + outputs);
        }
        if (graph.getVertices() == null) {
            throw new IllegalArgumentException("graph must be initialised; call init() on it first");
        }
        for (GraphVertex vertex : graph.getVertices()) {
            check(vertex);
        }
        return new Dl4jGraph(graph);
    }

    private static void check(GraphVertex vertex) {
        if (vertex instanceof FrozenVertex) {
            throw new IllegalArgumentException(
                    "graph must hold no frozen layer, got FrozenVertex as \"" + vertex.getVertexName() + "\"");
        }
        Layer layer = vertex.getLayer();
        if (layer != null) {
            UnsupportedDefinitions.refuse("graph", layer, vertex.getVertexName());
        }
        if (!vertex.isOutputVertex() && vertex.getNumOutputConnections() == 0) {
            throw new IllegalArgumentException("every vertex must lead to the graph's output, got \""
                    + vertex.getVertexName() + "\", which leads nowhere");
        }
    }

    @Override
    public ComputationGraph definition() {
        return definition;
    }

    @Override
    public INDArray parameters() {
        return parameters;
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
    public List<ParameterRange> trainable() {
        return vector.trainable();
    }

    @Override
    public Map<String, INDArray> parameterViews(INDArray ofVector) {
        return vector.parameterViews(ofVector);
    }

    @Override
    public INDArray forward(INDArray input, boolean training) {
        backwardReady = false;
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            INDArray output = training
                    ? Nd4jRandomness.during(dropout, () -> passes.forward(input.dup(), true))
                    : passes.forward(input.dup(), false);
            backwardReady = training;
            return output;
        }
    }

    @Override
    public INDArray backward(INDArray outputGradient) {
        INDArray toInput = known(backpropagate(outputGradient));
        accumulate();
        return toInput;
    }

    @Override
    public void backwardToParameters(INDArray outputGradient) {
        backpropagate(outputGradient);
        accumulate();
    }

    @Override
    public INDArray backwardToInput(INDArray outputGradient) {
        return known(backpropagate(outputGradient));
    }

    private @Nullable INDArray backpropagate(INDArray outputGradient) {
        if (!backwardReady) {
            throw new IllegalStateException("a backward pass needs a training forward pass of its own just before it");
        }
        backwardReady = false;
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return passes.backward(outputGradient.dup());
        }
    }

    private static INDArray known(@Nullable INDArray toInput) {
        if (toInput == null) {
            throw new IllegalStateException("the graph's first layers give no gradient to their input");
        }
        return toInput;
    }

    private void accumulate() {
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).subi(statisticsMoves.get(i));
            statisticsMoves.get(i).assign(0);
        }
        gradients.addi(layerGradients);
    }

    @Override
    public long dropoutPosition() {
        return dropout.position();
    }

    @Override
    public void seekDropout(long position) {
        dropout.seek(position);
    }

    @Override
    public double norm(INDArray ofVector) {
        return vector.norm(ofVector);
    }

    @Override
    public void close() {
        backwardReady = false;
        passes.clearLayersStates();
    }

    /** Reaches what DL4J keeps protected: its backward pass without the clearing that loses the gradient to the input. */
    private static final class Passes extends ComputationGraph {

        private Passes(ComputationGraphConfiguration configuration) {
            super(configuration);
        }

        static Passes over(ComputationGraph definition, INDArray parameters) {
            ComputationGraphConfiguration original = definition.getConfiguration();
            ComputationGraphConfiguration copy = original.clone();
            // The parameters' layout, which a clone would work out anew.
            copy.setTopologicalOrder(original.getTopologicalOrder());
            copy.setTopologicalOrderStr(original.getTopologicalOrderStr());
            copy.setIterationCount(original.getIterationCount());
            copy.setEpochCount(original.getEpochCount());
            copy.setTrainingWorkspaceMode(WorkspaceMode.NONE);
            // DL4J's backward pass goes by this one.
            copy.setInferenceWorkspaceMode(WorkspaceMode.NONE);
            Passes passes = new Passes(copy);
            passes.init(parameters, false);
            passes.initGradientsView();
            return passes;
        }

        /**
         * DL4J's forward pass, except that each of several consumers gets a copy: dropout and, outside of training,
         * activation layers overwrite their input, which the others would then read.
         */
        INDArray forward(INDArray input, boolean training) {
            clearLayersStates();
            setInputs(input);
            LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces(helperWorkspaces);
            INDArray result = input;
            for (int index : topologicalOrder) {
                GraphVertex vertex = vertices[index];
                INDArray activations = vertex.isInputVertex() ? input : vertex.doForward(training, memory);
                if (vertex.isOutputVertex()) {
                    result = activations;
                    continue;
                }
                VertexIndices[] consumers = vertex.getOutputVertices();
                for (VertexIndices consumer : consumers) {
                    vertices[consumer.getVertexIndex()].setInput(
                            consumer.getVertexEdgeNumber(),
                            consumers.length == 1 ? activations : activations.dup(),
                            memory);
                }
            }
            return result;
        }

        /** Fills the flattened gradients; absent if the first layers, such as embeddings, give none to their input. */
        @Nullable
        INDArray backward(INDArray outputGradient) {
            calcBackpropGradients(false, false, outputGradient);
            INDArray toInput = vertices[0].getEpsilon();
            clearLayersStates();
            return toInput;
        }
    }
}
