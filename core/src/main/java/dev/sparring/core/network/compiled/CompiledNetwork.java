package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.Purpose;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterLayout;
import dev.sparring.core.network.ParameterRange;
import dev.sparring.core.network.UnsupportedDefinitions;
import dev.sparring.core.network.UnsupportedLayerException;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.random.DropoutStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a DL4J definition as a fixed list of oneDNN calls over memory that is allocated once for each shape of input.
 *
 * <p>The numbers are those of {@link Dl4jNetwork} up to rounding. A new shape of input compiles a new plan, some ten
 * milliseconds; the six used last are kept. Parameters are read anew by every pass, so whoever writes to them changes the
 * network.
 *
 * <p>Large networks run on as many threads as OpenMP has, small ones on one; the system property {@code sparring.threads}
 * sets another number for all.
 *
 * <p>What oneDNN cannot do shows when a plan is compiled, with the first input of a shape. From then on this network runs on
 * {@link Dl4jNetwork}, over the same parameters and gradients, and a log line says which layer it was and why.
 *
 * <p>Native memory beside the parameters': two vectors of gradients, which are ND4J's arrays and left to the collector, and
 * each plan's activations, which {@link #bytes()} counts and {@link #close()} gives back.
 */
public final class CompiledNetwork implements Network {

    private static final Logger LOG = LoggerFactory.getLogger(Network.class);
    private static final int MOST_PLANS = 6;
    private static final String THREADS = "sparring.threads";

    private final MultiLayerNetwork network;
    private final List<LayerPart> parts;
    private final DropoutStream dropout;
    private final ParameterLayout vector;
    private final INDArray parameters;
    private final INDArray gradients;
    private final INDArray passGradients;
    private final List<INDArray> statisticsOfGradients;
    private final ThreadPolicy threads;
    private final Arena vectors = new Arena();
    private final Runnable addPass;
    private final LinkedHashMap<Shape, ExecutionPlan> plans = new LinkedHashMap<>(8, 0.75f, true);
    private @Nullable ExecutionPlan pending;
    private @Nullable ExecutionPlan differentiated;
    private @Nullable Dl4jNetwork instead;
    private boolean cleared;
    private boolean closed;

    private record Shape(List<Long> dimensions, Purpose purpose) {
        static Shape of(INDArray input, Purpose purpose) {
            return new Shape(Arrays.stream(input.shape()).boxed().toList(), purpose);
        }
    }

    CompiledNetwork(MultiLayerNetwork network, List<LayerPart> parts, ThreadPolicy threads) {
        this.network = network;
        this.parts = List.copyOf(parts);
        this.dropout = new DropoutStream(network.getDefaultConfiguration().getSeed());
        this.vector = new ParameterLayout(network, network.getLayers());
        this.parameters = vector.parameters();
        this.gradients = Nd4j.create(parameters.dataType(), parameters.shape());
        this.passGradients = Nd4j.create(parameters.dataType(), parameters.shape());
        this.statisticsOfGradients =
                vector.statistics().stream().map(range -> range.of(gradients)).toList();
        this.threads = threads;
        Layout row = Layout.rowMajor(1, gradients.length());
        this.addPass = vectors.add(
                vectors.view(row, ArrayMemory.address(gradients)),
                vectors.view(row, ArrayMemory.address(passGradients)));
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
        Integer asked = Integer.getInteger(THREADS);
        return of(network, asked == null ? ThreadPolicy.byWork() : ThreadPolicy.fixed(asked));
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
        return new CompiledNetwork(network, Dl4jLayerImporter.of(network), threads);
    }

    @Override
    public MultiLayerNetwork definition() {
        return network;
    }

    @Override
    public INDArray parameters() {
        return parameters;
    }

    @Override
    public INDArray gradients() {
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
    public List<ParameterRange> trainable() {
        return vector.trainable();
    }

    @Override
    public Map<String, INDArray> parameterViews(INDArray ofVector) {
        return vector.parameterViews(ofVector);
    }

    @Override
    public INDArray forward(INDArray input, boolean training) {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
        pending = null;
        differentiated = null;
        if (instead == null) {
            try {
                return forward(plan(input, training ? Purpose.TRAINING : Purpose.INFERENCE), input, training);
            } catch (OneDnnException e) {
                if (!e.unsupported()) {
                    throw e;
                }
                instead = runInstead(e);
            }
        }
        return instead.forward(input, training);
    }

    private INDArray forward(ExecutionPlan plan, INDArray input, boolean training) {
        if (training) {
            dropout.begin();
            pending = plan;
        }
        return plan.forward(input);
    }

    private Dl4jNetwork runInstead(OneDnnException reason) {
        LOG.warn("the network runs on DL4J's layers from here on, which are slower: {}", reason.getMessage());
        plans.values().forEach(ExecutionPlan::close);
        plans.clear();
        return Dl4jNetwork.over(network, gradients(), dropout);
    }

    private ExecutionPlan plan(INDArray input, Purpose purpose) {
        Shape shape = Shape.of(input, purpose);
        ExecutionPlan known = plans.get(shape);
        if (known != null) {
            return known;
        }
        ExecutionPlan plan = compile(input.shape(), purpose);
        plans.put(shape, plan);
        if (plans.size() > MOST_PLANS) {
            Iterator<ExecutionPlan> oldest = plans.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        return plan;
    }

    private ExecutionPlan compile(long[] shape, Purpose purpose) {
        ExecutionPlan plan =
                new ExecutionPlan(parts, ArrayMemory.address(parameters), dropout, shape, purpose, threads.most());
        int fitting = threads.forWork(plan.averageWork());
        if (fitting == plan.threads()) {
            return plan;
        }
        plan.close();
        return new ExecutionPlan(parts, ArrayMemory.address(parameters), dropout, shape, purpose, fitting);
    }

    @Override
    public INDArray backward(INDArray outputGradient) {
        if (instead != null) {
            return instead.backward(outputGradient);
        }
        ExecutionPlan plan = takePending();
        INDArray result = plan.backward(outputGradient, target());
        accumulate();
        return result;
    }

    @Override
    public void backwardToParameters(INDArray outputGradient) {
        if (instead != null) {
            instead.backwardToParameters(outputGradient);
            return;
        }
        ExecutionPlan plan = takePending();
        plan.backwardToParameters(outputGradient, target());
        accumulate();
    }

    @Override
    public INDArray backwardToInput(INDArray outputGradient) {
        if (instead != null) {
            return instead.backwardToInput(outputGradient);
        }
        return takePending().backwardToInput(outputGradient, ArrayMemory.address(passGradients));
    }

    @Override
    public Optional<String> withoutTangent() {
        if (instead != null) {
            return Optional.of("it runs on DL4J's layers");
        }
        return parts.stream()
                .flatMap(part -> part.operation().withoutTangent().stream()
                        .map(reason -> part.layer() + " has no tangent pass: " + reason))
                .findFirst();
    }

    @Override
    public boolean joinsPenalties() {
        return withoutTangent().isEmpty()
                && parts.stream().noneMatch(part -> part.operation().isCurved());
    }

    @Override
    public INDArray forwardForGradients(INDArray input) {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
        Optional<String> reason = withoutTangent();
        if (reason.isPresent()) {
            throw new UnsupportedOperationException(reason.get());
        }
        pending = null;
        ExecutionPlan plan = plan(input, Purpose.TANGENT);
        dropout.begin();
        differentiated = plan;
        return plan.forward(input);
    }

    @Override
    public INDArray sampleGradients() {
        return differentiated().backwardFromOnes();
    }

    private ExecutionPlan differentiated() {
        ExecutionPlan plan = differentiated;
        if (plan == null) {
            throw new IllegalStateException("gradients to samples belong to a forward pass for them just before");
        }
        return plan;
    }

    @Override
    public void addTangentGradients(INDArray direction) {
        ExecutionPlan plan = differentiated();
        differentiated = null;
        // What the passes leave alone must add nothing.
        passGradients.assign(0);
        plan.tangent(direction, ArrayMemory.address(passGradients));
        addWhatIsThere();
        if (plan.isCurved()) {
            passGradients.assign(0);
            plan.secondBackward(ArrayMemory.address(passGradients));
            addWhatIsThere();
        }
    }

    @Override
    public void addTangentAndLossGradients(INDArray direction, float[] outputGradients) {
        ExecutionPlan plan = differentiated();
        if (!joinsPenalties()) {
            throw new UnsupportedOperationException("loss and penalty need a pass each where something is curved");
        }
        differentiated = null;
        // As an ordinary backward pass, it writes every parameter's gradient.
        plan.tangentWithLoss(direction, outputGradients, target());
        accumulate();
    }

    private void addWhatIsThere() {
        if (cleared) {
            gradients.assign(0);
            cleared = false;
        }
        addPass.run();
    }

    private ExecutionPlan takePending() {
        ExecutionPlan plan = pending;
        if (plan == null) {
            throw new IllegalStateException("a backward pass needs a training forward pass of its own just before it");
        }
        pending = null;
        return plan;
    }

    private long target() {
        return ArrayMemory.address(cleared ? gradients : passGradients);
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

    /**
     * Native memory held by the plans.
     *
     * @return bytes
     */
    public long bytes() {
        return plans.values().stream().mapToLong(ExecutionPlan::bytes).sum();
    }

    @Override
    public void close() {
        closed = true;
        pending = null;
        differentiated = null;
        plans.values().forEach(ExecutionPlan::close);
        plans.clear();
        vectors.close();
        if (instead != null) {
            instead.close();
        }
    }
}
