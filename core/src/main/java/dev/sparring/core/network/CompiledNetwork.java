package dev.sparring.core.network;

import dev.sparring.core.kernel.Operation;
import dev.sparring.core.kernel.Translation;
import dev.sparring.core.kernel.UnsupportedLayerException;
import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a DL4J definition as a fixed list of oneDNN calls over memory that is allocated once for each shape of input.
 *
 * <p>The numbers are those of {@link Dl4jNetwork} up to rounding. A new shape of input compiles a new plan, some ten
 * milliseconds; the four used last are kept. Parameters are read anew by every pass, so whoever writes to them changes the
 * network.
 *
 * <p>Large networks run on as many threads as OpenMP has, small ones on one; the system property {@code sparring.threads}
 * sets another number for all.
 *
 * <p>Native memory beside the parameters': two vectors of gradients and each plan's activations, all given back by
 * {@link #close()} and counted by {@link #bytes()}.
 */
public final class CompiledNetwork implements Network {

    private static final int MOST_PLANS = 4;
    private static final String THREADS = "sparring.threads";

    private final MultiLayerNetwork network;
    private final List<Operation> operations;
    private final ParameterVector vector;
    private final INDArray parameters;
    private final INDArray gradients;
    private final INDArray passGradients;
    private final List<INDArray> statisticsOfGradients;
    private final Threads threads;
    private final Arena vectors = new Arena();
    private final Runnable addPass;
    private final LinkedHashMap<Shape, Plan> plans = new LinkedHashMap<>(8, 0.75f, true);
    private @Nullable Plan pending;
    private boolean cleared;
    private boolean closed;

    private record Shape(List<Long> dimensions, boolean training) {
        static Shape of(INDArray input, boolean training) {
            return new Shape(Arrays.stream(input.shape()).boxed().toList(), training);
        }
    }

    private CompiledNetwork(MultiLayerNetwork network, List<Operation> operations, Threads threads) {
        this.network = network;
        this.operations = List.copyOf(operations);
        this.vector = new ParameterVector(network, network.getLayers());
        this.parameters = vector.parameters();
        this.gradients = Nd4j.create(parameters.dataType(), parameters.shape());
        this.passGradients = Nd4j.create(parameters.dataType(), parameters.shape());
        this.statisticsOfGradients =
                vector.statistics().stream().map(range -> range.of(gradients)).toList();
        this.threads = threads;
        Layout row = Layout.rowMajor(1, gradients.length());
        this.addPass =
                vectors.add(vectors.lent(row, Flat.address(gradients)), vectors.lent(row, Flat.address(passGradients)));
    }

    /**
     * A network that trains the parameters of an initialised DL4J network.
     *
     * @param network the DL4J network, which keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws UnsupportedLayerException if there is no kernel for something in it, or no oneDNN here
     */
    public static CompiledNetwork of(MultiLayerNetwork network) throws UnsupportedLayerException {
        Integer asked = Integer.getInteger(THREADS);
        return new CompiledNetwork(
                network, Translation.of(network), asked == null ? Threads.byWork() : Threads.fixed(asked));
    }

    /**
     * The same on a given number of threads, whatever its size.
     *
     * @param network the DL4J network
     * @param threads at least 1
     * @return the network, to be closed by the caller
     * @throws UnsupportedLayerException if there is no kernel for something in it, or no oneDNN here
     */
    public static CompiledNetwork of(MultiLayerNetwork network, int threads) throws UnsupportedLayerException {
        return new CompiledNetwork(network, Translation.of(network), Threads.fixed(threads));
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
        cleared = true;
    }

    @Override
    public List<ParameterRange> trainable() {
        return vector.trainable();
    }

    @Override
    public Map<String, INDArray> named(INDArray ofVector) {
        return vector.named(ofVector);
    }

    @Override
    public INDArray forward(INDArray input, boolean training) {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
        Plan plan = plan(input, training);
        pending = training ? plan : null;
        return plan.forward(input);
    }

    private Plan plan(INDArray input, boolean training) {
        Shape shape = Shape.of(input, training);
        Plan known = plans.get(shape);
        if (known != null) {
            return known;
        }
        Plan plan = compile(input.shape(), training);
        plans.put(shape, plan);
        if (plans.size() > MOST_PLANS) {
            Iterator<Plan> oldest = plans.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        return plan;
    }

    private Plan compile(long[] shape, boolean training) {
        Plan plan = new Plan(operations, Flat.address(parameters), shape, training, threads.most());
        int fitting = threads.forWork(plan.averageWork());
        if (fitting == plan.threads()) {
            return plan;
        }
        plan.close();
        return new Plan(operations, Flat.address(parameters), shape, training, fitting);
    }

    @Override
    public INDArray backward(INDArray outputGradient) {
        Plan plan = takePending();
        INDArray result = plan.backward(outputGradient, target());
        accumulate();
        return result;
    }

    @Override
    public void backwardToParameters(INDArray outputGradient) {
        Plan plan = takePending();
        plan.backwardToParameters(outputGradient, target());
        accumulate();
    }

    @Override
    public INDArray backwardToInput(INDArray outputGradient) {
        return takePending().backwardToInput(outputGradient, Flat.address(passGradients));
    }

    private Plan takePending() {
        Plan plan = pending;
        if (plan == null) {
            throw new IllegalStateException("a backward pass needs a training forward pass of its own just before it");
        }
        pending = null;
        return plan;
    }

    private long target() {
        return Flat.address(cleared ? gradients : passGradients);
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
    public double norm(INDArray ofVector) {
        return vector.norm(ofVector);
    }

    /**
     * Native memory held by the plans.
     *
     * @return bytes
     */
    public long bytes() {
        return plans.values().stream().mapToLong(Plan::bytes).sum();
    }

    @Override
    public void close() {
        closed = true;
        pending = null;
        plans.values().forEach(Plan::close);
        plans.clear();
        vectors.close();
    }
}
