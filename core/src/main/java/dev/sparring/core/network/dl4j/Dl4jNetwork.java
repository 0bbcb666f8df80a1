package dev.sparring.core.network.dl4j;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.UnsupportedDefinitions;
import dev.sparring.core.random.DropoutStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs DL4J's own layers, any of them, with the error supplied from outside.
 *
 * <p>Activations live in a workspace of this network's own, which stays open from a forward pass to the next one, so that a
 * generator's pass survives the discriminator's passes in between. Running statistics leave a layer as a gradient to be
 * subtracted; this class subtracts it at once.
 *
 * <p>Loading this class lets DL4J's layers use their helpers, which its release switches off, unless the system property
 * {@code org.eclipse.deeplearning4j.helpers.disable} is set already; see {@link org.nd4j.nativeblas.Nd4jCpu}.
 */
public final class Dl4jNetwork extends Dl4jExecution {

    private static final String HELPERS = "org.eclipse.deeplearning4j.helpers.disable";
    private static final AtomicLong INSTANCES = new AtomicLong();

    static {
        allowHelpers();
    }

    private static final List<String> INPUT = List.of("input");

    private final MultiLayerNetwork network;
    private final LayerWorkspaceMgr forwardMemory;
    private final LayerWorkspaceMgr backwardMemory;
    private @Nullable MemoryWorkspace activations;
    private @Nullable INDArray inputGradient;
    private long[] inputShape = {};

    private Dl4jNetwork(MultiLayerNetwork network, INDArray layerGradients, INDArray gradients, DropoutStream dropout) {
        super(network, network.getLayers(), layerGradients, gradients, dropout);
        this.network = network;
        long id = INSTANCES.incrementAndGet();
        String activationsName = "SPARRING_ACTIVATIONS_" + id;
        String gradientsName = "SPARRING_GRADIENTS_" + id;
        String workingName = "SPARRING_WORKING_" + id;
        WorkspaceConfiguration wholePass = configuration(1);
        WorkspaceConfiguration eachLayer = configuration(network.getnLayers());
        this.forwardMemory = LayerWorkspaceMgr.builder()
                .with(ArrayType.INPUT, activationsName, wholePass)
                .with(ArrayType.ACTIVATIONS, activationsName, wholePass)
                .with(ArrayType.FF_CACHE, activationsName, wholePass)
                .defaultWorkspace(workingName, eachLayer)
                .build();
        this.backwardMemory = LayerWorkspaceMgr.builder()
                .with(ArrayType.INPUT, activationsName, wholePass)
                .with(ArrayType.ACTIVATION_GRAD, gradientsName, wholePass)
                .defaultWorkspace(workingName, eachLayer)
                .build();
        Map<String, Pointer> helperMemory = new HashMap<>();
        forwardMemory.setHelperWorkspacePointers(helperMemory);
        backwardMemory.setHelperWorkspacePointers(helperMemory);
    }

    /**
     * A network with freshly drawn parameters.
     *
     * @param definition the layers, the last one not an output layer: it ends in logits or samples; its seed draws the
     *     parameters
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if the definition holds an output or a frozen layer, or weight noise
     */
    public static Dl4jNetwork of(MultiLayerConfiguration definition) {
        MultiLayerNetwork network = new MultiLayerNetwork(definition);
        network.init();
        return of(network);
    }

    /**
     * Opens a network of either kind on DL4J's layers.
     *
     * @param definition layers or a graph
     * @return the network, to be closed by the caller
     */
    public static Network of(Definition definition) {
        return definition.either(Dl4jNetwork::of, Dl4jGraph::of);
    }

    /**
     * A network that trains the parameters of an initialised DL4J network.
     *
     * @param network the DL4J network, which keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if it holds an output or a frozen layer, or weight noise
     */
    public static Dl4jNetwork of(MultiLayerNetwork network) {
        UnsupportedDefinitions.refuse(network);
        INDArray parameters = network.params();
        return over(
                network,
                Nd4j.create(parameters.dataType(), parameters.shape()),
                new DropoutStream(network.getDefaultConfiguration().getSeed()));
    }

    /** The same going on from another execution, which hands over its sum of gradients and its place in the masks. */
    public static Dl4jNetwork over(MultiLayerNetwork network, INDArray gradients, DropoutStream dropout) {
        if (network.getFlattenedGradients() == null) {
            network.initGradientsView();
        }
        INDArray layerGradients =
                network.getFlattenedGradients().reshape(network.params().length());
        return new Dl4jNetwork(network, layerGradients, gradients, dropout);
    }

    /** Lets layers that are built from here on use their helpers, unless the user has said otherwise. */
    static void allowHelpers() {
        if (System.getProperty(HELPERS) == null) {
            System.setProperty(HELPERS, "false");
        }
    }

    private static WorkspaceConfiguration configuration(int cycles) {
        return WorkspaceConfiguration.builder()
                .initialSize(0)
                .overallocationLimit(0.02)
                .policyLearning(LearningPolicy.OVER_TIME)
                .cyclesBeforeInitialization(cycles)
                .policyReset(ResetPolicy.BLOCK_LEFT)
                .policySpill(SpillPolicy.REALLOCATE)
                .policyAllocation(AllocationPolicy.OVERALLOCATE)
                .build();
    }

    @Override
    public MultiLayerNetwork definition() {
        return network;
    }

    @Override
    public List<String> inputNames() {
        return INPUT;
    }

    @Override
    INDArray activate(List<INDArray> inputs, boolean training) {
        INDArray input = inputs.get(0);
        closeActivations();
        network.setInputMiniBatchSize((int) input.size(0));
        inputShape = input.shape();
        activations = forwardMemory.notifyScopeEntered(ArrayType.ACTIVATIONS);
        // A copy: DL4J's activations and dropout may write into what they are given.
        INDArray current = forwardMemory.dup(ArrayType.INPUT, input, 'c');
        for (int i = 0; i < network.getnLayers(); i++) {
            try (MemoryWorkspace working = forwardMemory.notifyScopeEntered(ArrayType.FF_WORKING_MEM)) {
                InputPreProcessor preProcessor =
                        network.getLayerWiseConfigurations().getInputPreProcess(i);
                if (preProcessor != null) {
                    current = preProcessor.preProcess(current, (int) input.size(0), forwardMemory);
                }
                current = network.getLayer(i).activate(current, training, forwardMemory);
            }
        }
        // The workspace stays open for the backward pass, but what is allocated until then is not its business.
        Nd4j.getMemoryManager().setCurrentWorkspace(null);
        return current;
    }

    @Override
    List<INDArray> backpropagate(INDArray outputGradient) {
        INDArray result = inputGradient;
        if (result == null || !Arrays.equals(result.shape(), inputShape)) {
            result = Nd4j.createUninitialized(parameters().dataType(), inputShape);
            inputGradient = result;
        }
        try (MemoryWorkspace whole = backwardMemory.notifyScopeEntered(ArrayType.ACTIVATION_GRAD)) {
            INDArray current = outputGradient;
            for (int i = network.getnLayers() - 1; i >= 0; i--) {
                try (MemoryWorkspace working = backwardMemory.notifyScopeEntered(ArrayType.BP_WORKING_MEM)) {
                    current = network.getLayer(i)
                            .backpropGradient(current, backwardMemory)
                            .getSecond();
                    InputPreProcessor preProcessor =
                            network.getLayerWiseConfigurations().getInputPreProcess(i);
                    if (preProcessor != null) {
                        current = preProcessor.backprop(current, (int) inputShape[0], backwardMemory);
                    }
                    if (i == 0) {
                        result.assign(current);
                    }
                }
            }
        }
        Nd4j.getMemoryManager().setCurrentWorkspace(null);
        return List.of(result);
    }

    private void closeActivations() {
        if (activations != null) {
            activations.close();
            activations = null;
            Nd4j.getMemoryManager().setCurrentWorkspace(null);
        }
    }

    @Override
    public void close() {
        super.close();
        closeActivations();
        for (LayerWorkspaceMgr memory : List.of(forwardMemory, backwardMemory)) {
            for (ArrayType type : List.of(ArrayType.ACTIVATIONS, ArrayType.ACTIVATION_GRAD, ArrayType.FF_WORKING_MEM)) {
                String name = memory.getWorkspaceName(type);
                if (Nd4j.getWorkspaceManager().checkIfWorkspaceExists(name)) {
                    Nd4j.getWorkspaceManager()
                            .getWorkspaceForCurrentThread(memory.getConfiguration(type), name)
                            .destroyWorkspace(true);
                }
            }
        }
    }
}
