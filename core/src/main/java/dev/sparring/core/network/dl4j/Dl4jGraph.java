package dev.sparring.core.network.dl4j;

import dev.sparring.core.network.UnsupportedDefinitions;
import dev.sparring.core.random.DropoutStream;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.FrozenVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a DL4J computation graph with one output, such as a residual network, by DL4J's own layers with the
 * error supplied from outside.
 *
 * <p>The passes run in a second graph over the same parameter vector, without workspaces: every array of a pass is allocated
 * anew and left to the garbage collector. Native memory beside the parameters': two vectors of gradients, and from a forward
 * pass to its backward pass the activations.
 *
 * <p>Loading this class lets DL4J's layers use their helpers, as {@link Dl4jNetwork} does.
 */
public final class Dl4jGraph extends Dl4jExecution {

    static {
        Dl4jNetwork.allowHelpers();
    }

    private final ComputationGraph definition;
    private final Passes passes;

    private Dl4jGraph(ComputationGraph definition, Passes passes, INDArray gradients, DropoutStream dropout) {
        super(
                definition,
                definition.getLayers(),
                passes.getFlattenedGradients().reshape(definition.params().length()),
                gradients,
                dropout);
        this.definition = definition;
        this.passes = passes;
    }

    /**
     * A network with freshly drawn parameters.
     *
     * @param definition the graph, its one output not an output layer: it ends in logits or samples; its seed draws the
     *     parameters
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if the definition has several outputs, an output or frozen layer, weight
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
     * @throws IllegalArgumentException if it is not initialised or has several outputs, an output or frozen layer,
     *     weight noise, or a vertex that leads nowhere
     */
    public static Dl4jGraph of(ComputationGraph graph) {
        refuse(graph);
        INDArray parameters = graph.params();
        return over(
                graph,
                Nd4j.create(parameters.dataType(), parameters.shape()),
                new DropoutStream(
                        graph.getConfiguration().getDefaultConfiguration().getSeed()));
    }

    /** The same going on from another execution, which hands over its sum of gradients and its place in the masks. */
    public static Dl4jGraph over(ComputationGraph graph, INDArray gradients, DropoutStream dropout) {
        return new Dl4jGraph(graph, Passes.over(graph, graph.params()), gradients, dropout);
    }

    /**
     * Refuses a graph that cannot be trained from outside.
     *
     * @param graph any
     * @throws IllegalArgumentException as {@link #of(ComputationGraph)}
     */
    public static void refuse(ComputationGraph graph) {
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        if (outputs.size() != 1) {
            throw new IllegalArgumentException("graph must have one output, got " + outputs);
        }
        if (graph.getVertices() == null) {
            throw new IllegalArgumentException("graph must be initialised; call init() on it first");
        }
        for (GraphVertex vertex : graph.getVertices()) {
            check(vertex);
        }
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
    public List<String> inputNames() {
        return definition.getConfiguration().getNetworkInputs();
    }

    @Override
    INDArray activate(List<INDArray> inputs, boolean training) {
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return passes.forward(inputs, training);
        }
    }

    @Override
    List<INDArray> backpropagate(INDArray outputGradient) {
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return passes.backward(outputGradient.dup());
        }
    }

    @Override
    public void close() {
        super.close();
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
        INDArray forward(List<INDArray> given, boolean training) {
            clearLayersStates();
            // Copies: layers may write into what they are given.
            INDArray[] copies = given.stream().map(INDArray::dup).toArray(INDArray[]::new);
            setInputs(copies);
            LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces(helperWorkspaces);
            INDArray result = copies[0];
            for (int index : topologicalOrder) {
                GraphVertex vertex = vertices[index];
                INDArray activations =
                        vertex.isInputVertex() ? copies[inputIndex(vertex)] : vertex.doForward(training, memory);
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

        private int inputIndex(GraphVertex vertex) {
            return getConfiguration().getNetworkInputs().indexOf(vertex.getVertexName());
        }

        /** Fills the flattened gradients. Layers such as embeddings give none to their input, which is 0 then. */
        List<INDArray> backward(INDArray outputGradient) {
            calcBackpropGradients(false, false, outputGradient);
            List<INDArray> toInputs = new ArrayList<>();
            for (String name : getConfiguration().getNetworkInputs()) {
                GraphVertex vertex = getVertex(name);
                INDArray gradient = vertex.getEpsilon();
                toInputs.add(gradient == null ? Nd4j.zerosLike(getInput(inputIndex(vertex))) : gradient);
            }
            clearLayersStates();
            return toInputs;
        }
    }
}
