package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.Purpose;
import dev.sparring.core.network.AbstractNetwork;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.network.UnsupportedDefinitions;
import dev.sparring.core.network.UnsupportedLayerException;
import dev.sparring.core.network.dl4j.Dl4jGraph;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.onednn.Tensor;
import dev.sparring.core.random.DropoutStream;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a DL4J definition, layers one after the other or a graph, as a fixed list of oneDNN calls over memory that is allocated once for
 * each shape of input.
 *
 * <p>The numbers are those of DL4J's layers up to rounding. A new shape of input compiles a new plan, some ten milliseconds, and so does a
 * second pass that is open beside a first one of its shape; of those that no pass has, the six used last are kept. Parameters are read
 * anew by every pass, so whoever writes to them changes the network.
 *
 * <p>Large networks run on as many threads as OpenMP has, small ones on one; the system property {@code sparring.threads}
 * sets another number for all.
 *
 * <p>What oneDNN cannot do shows when a plan is compiled, with the first input of a shape. From then on this network runs on DL4J's layers,
 * over the same parameters and gradients, and a log line says which layer it was and why.
 *
 * <p>Native memory beside the parameters': two vectors of gradients, which are ND4J's arrays and left to the collector, and
 * each plan's activations, which {@link #bytes()} counts and {@link #close()} gives back.
 */
public final class CompiledNetwork extends AbstractNetwork {

    private static final Logger LOG = LoggerFactory.getLogger(Network.class);
    private static final String THREADS = "sparring.threads";

    private final Model definition;
    private final PlanGraph graph;
    private final Optional<String> withoutTangent;
    private final boolean joinsPenalties;
    private final Fallback fallback;
    private final INDArray passGradients;
    private final List<INDArray> statisticsOfGradients;
    private final ThreadPolicy threads;
    private final Arena vectors = new Arena();
    private final Runnable addPass;
    private final Runnable clearPass;
    private final PlanPool plans = new PlanPool(this::compile);
    private @Nullable Network instead;
    private boolean cleared;
    private boolean closed;

    /** The same network on DL4J's layers, over the same gradients and masks. */
    private interface Fallback {
        Network over(INDArray gradients, DropoutStream dropout);
    }

    private CompiledNetwork(
            Model definition, Layer[] layers, long seed, PlanGraph graph, Fallback fallback, ThreadPolicy threads) {
        super(
                definition,
                layers,
                Nd4j.create(definition.params().dataType(), definition.params().shape()),
                new DropoutStream(seed));
        this.definition = definition;
        this.graph = graph;
        this.withoutTangent = graph.withoutTangent();
        this.joinsPenalties = graph.joinsPenalties();
        this.fallback = fallback;
        INDArray gradients = super.gradients();
        this.passGradients = Nd4j.create(gradients.dataType(), gradients.shape());
        this.statisticsOfGradients =
                vector().statistics().stream().map(range -> range.of(gradients)).toList();
        this.threads = threads;
        Layout row = Layout.rowMajor(1, gradients.length());
        Tensor ofPass = vectors.view(row, ArrayMemory.address(passGradients));
        this.addPass = vectors.add(vectors.view(row, ArrayMemory.address(gradients)), ofPass);
        this.clearPass = vectors.clear(ofPass);
    }

    /**
     * A network that trains the parameters of an initialised DL4J network.
     *
     * @param network the DL4J network, which keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws UnsupportedLayerException if there is no kernel for something in it, or no oneDNN here
     * @throws IllegalArgumentException if it holds an output or a frozen layer, or weight noise
     */
    public static CompiledNetwork of(MultiLayerNetwork network) throws UnsupportedLayerException {
        return of(network, usualThreads());
    }

    /**
     * The same on a given number of threads, whatever its size.
     *
     * @param network the DL4J network
     * @param threads at least 1
     * @return the network, to be closed by the caller
     * @throws UnsupportedLayerException if there is no kernel for something in it, or no oneDNN here
     * @throws IllegalArgumentException if it holds an output or a frozen layer, or weight noise
     */
    public static CompiledNetwork of(MultiLayerNetwork network, int threads) throws UnsupportedLayerException {
        return of(network, ThreadPolicy.fixed(threads));
    }

    private static CompiledNetwork of(MultiLayerNetwork network, ThreadPolicy threads)
            throws UnsupportedLayerException {
        // A frozen layer looks like what is frozen, which has a kernel.
        UnsupportedDefinitions.refuse(network);
        return of(network, Dl4jImporter.of(network), threads);
    }

    static CompiledNetwork of(MultiLayerNetwork network, PlanGraph graph, ThreadPolicy threads) {
        return new CompiledNetwork(
                network,
                network.getLayers(),
                network.getDefaultConfiguration().getSeed(),
                graph,
                (gradients, dropout) -> Dl4jNetwork.over(network, gradients, dropout),
                threads);
    }

    /**
     * A network that trains the parameters of an initialised DL4J graph.
     *
     * @param graph the DL4J graph, which keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws UnsupportedLayerException if there is no kernel for something in it, or no oneDNN here
     * @throws IllegalArgumentException if it is not initialised or has several outputs, an output or frozen layer, weight noise, or a
     *     vertex that leads nowhere
     */
    public static CompiledNetwork of(ComputationGraph graph) throws UnsupportedLayerException {
        Dl4jGraph.refuse(graph);
        return new CompiledNetwork(
                graph,
                graph.getLayers(),
                graph.getConfiguration().getDefaultConfiguration().getSeed(),
                Dl4jImporter.of(graph),
                (gradients, dropout) -> Dl4jGraph.over(graph, gradients, dropout),
                usualThreads());
    }

    private static ThreadPolicy usualThreads() {
        Integer asked = Integer.getInteger(THREADS);
        return asked == null ? ThreadPolicy.byWork() : ThreadPolicy.fixed(asked);
    }

    @Override
    public Model definition() {
        return definition;
    }

    @Override
    public List<String> inputNames() {
        return graph.inputs();
    }

    @Override
    public INDArray gradients() {
        INDArray gradients = super.gradients();
        if (cleared) {
            gradients.assign(0);
            cleared = false;
        }
        return gradients;
    }

    @Override
    public void clearGradients() {
        if (instead == null) {
            cleared = true;
        } else {
            instead.clearGradients();
        }
    }

    @Override
    public Pass pass(Inputs inputs, boolean training) {
        requireOpen();
        if (instead == null) {
            try {
                return begin(inputs, training ? Purpose.TRAINING : Purpose.INFERENCE);
            } catch (OneDnnException e) {
                if (!e.unsupported()) {
                    throw e;
                }
                instead = runInstead(e);
            }
        }
        return instead.pass(inputs, training);
    }

    @Override
    public Pass passForGradients(Inputs inputs) {
        requireOpen();
        Optional<String> reason = withoutTangent();
        if (reason.isPresent()) {
            throw new UnsupportedOperationException(reason.get());
        }
        return begin(inputs, Purpose.TANGENT);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
    }

    private Pass begin(Inputs inputs, Purpose purpose) {
        List<INDArray> arrays = inputs.inOrder(graph.inputs());
        PlanPool.Pooled pooled = plans.take(arrays, purpose);
        long position = dropout().position();
        boolean made = false;
        try {
            if (purpose != Purpose.INFERENCE) {
                dropout().begin();
            }
            Pass pass = new PlanPass(pooled, purpose, pooled.plan().forward(arrays));
            made = true;
            return pass;
        } finally {
            if (!made) {
                dropout().seek(position);
                plans.giveBack(pooled);
            }
        }
    }

    private Network runInstead(OneDnnException reason) {
        LOG.warn("the network runs on DL4J's layers from here on, which are slower: {}", reason.getMessage());
        plans.close();
        return fallback.over(gradients(), dropout());
    }

    private ExecutionPlan compile(List<long[]> shapes, Purpose purpose) {
        ExecutionPlan plan = compile(shapes, purpose, threads.most());
        int fitting = threads.forWork(plan.averageWork());
        if (fitting == plan.threads()) {
            return plan;
        }
        plan.close();
        return compile(shapes, purpose, fitting);
    }

    private ExecutionPlan compile(List<long[]> shapes, Purpose purpose, int onThreads) {
        return new ExecutionPlan(graph, ArrayMemory.address(parameters()), dropout(), shapes, purpose, onThreads);
    }

    @Override
    public Optional<String> withoutTangent() {
        return instead != null ? Optional.of("it runs on DL4J's layers") : withoutTangent;
    }

    @Override
    public boolean joinsPenalties() {
        return instead == null && joinsPenalties;
    }

    private void addWhatIsThere() {
        gradients();
        addPass.run();
    }

    private long target() {
        return ArrayMemory.address(cleared ? super.gradients() : passGradients);
    }

    private void accumulate() {
        if (cleared) {
            // The pass has overwritten all else; what an optimizer left here would be taken for a gradient.
            statisticsOfGradients.forEach(view -> view.assign(0));
            cleared = false;
        } else {
            addPass.run();
        }
    }

    /**
     * Native memory held by the plans.
     *
     * @return bytes
     */
    public long bytes() {
        return plans.bytes();
    }

    @Override
    public void close() {
        super.close();
        if (!closed) {
            closed = true;
            plans.close();
            vectors.close();
            if (instead != null) {
                instead.close();
            }
        }
    }

    /** What can still be done with a pass. */
    private enum State {
        NOTHING,
        WAY_BACK,
        SAMPLE_GRADIENTS,
        TANGENT
    }

    private final class PlanPass implements Pass {
        private final PlanPool.Pooled pooled;
        private final ExecutionPlan plan;
        private final INDArray output;
        private State state;
        private boolean wentToInputs;
        private boolean open = true;

        PlanPass(PlanPool.Pooled pooled, Purpose purpose, INDArray output) {
            this.pooled = pooled;
            this.plan = pooled.plan();
            this.output = output;
            this.state = switch (purpose) {
                case INFERENCE -> State.NOTHING;
                case TRAINING -> State.WAY_BACK;
                case TANGENT -> State.SAMPLE_GRADIENTS;
            };
        }

        @Override
        public INDArray output() {
            return output;
        }

        private void take(State wanted, State next) {
            if (!open || closed || state != wanted) {
                throw wanted == State.WAY_BACK
                        ? noPass()
                        : new IllegalStateException(
                                "gradients to samples belong to a forward pass for them just before, and a tangent to both");
            }
            state = next;
        }

        @Override
        public INDArray backward(INDArray outputGradient) {
            take(State.WAY_BACK, State.NOTHING);
            plan.backward(outputGradient, target());
            accumulate();
            wentToInputs = true;
            return plan.inputGradient(0);
        }

        @Override
        public void backwardToParameters(INDArray outputGradient) {
            take(State.WAY_BACK, State.NOTHING);
            plan.backwardToParameters(outputGradient, target());
            accumulate();
        }

        @Override
        public INDArray backwardToInput(INDArray outputGradient) {
            take(State.WAY_BACK, State.NOTHING);
            plan.backwardToInput(outputGradient, ArrayMemory.address(passGradients));
            wentToInputs = true;
            return plan.inputGradient(0);
        }

        @Override
        public INDArray inputGradient(String name) {
            int index = graph.inputs().indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("inputs are " + graph.inputs() + ", got " + name);
            }
            if (!open || !wentToInputs) {
                throw noPass();
            }
            return plan.inputGradient(index);
        }

        @Override
        public INDArray sampleGradients() {
            if (state != State.TANGENT) {
                take(State.SAMPLE_GRADIENTS, State.TANGENT);
                plan.backwardFromOnes();
            }
            return plan.inputGradient(0);
        }

        @Override
        public void addTangentGradients(INDArray direction) {
            take(State.TANGENT, State.NOTHING);
            // What the passes leave alone must add nothing.
            clearPass.run();
            plan.tangent(direction, ArrayMemory.address(passGradients));
            addWhatIsThere();
            addSecond();
        }

        private void addSecond() {
            if (plan.isCurved()) {
                clearPass.run();
                plan.secondBackward(ArrayMemory.address(passGradients));
                addWhatIsThere();
            }
        }

        @Override
        public void addTangentAndLossGradients(INDArray direction, float[] outputGradients) {
            if (!joinsPenalties()) {
                throw new UnsupportedOperationException("loss and penalty need a pass each where something is curved");
            }
            take(State.TANGENT, State.NOTHING);
            plan.tangentAlone(direction);
            // First, since to take the loss along overwrites directions.
            addSecond();
            // As an ordinary backward pass, it writes every parameter's gradient.
            plan.joinLoss(outputGradients, target());
            accumulate();
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                plans.giveBack(pooled);
            }
        }
    }
}
