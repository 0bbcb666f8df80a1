package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.ImageLayouts;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.Purpose;
import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.onednn.OpenMp;
import dev.sparring.core.onednn.Tensor;
import dev.sparring.core.random.DropoutStream;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's operations compiled for inputs of one shape, for training or for inference. All native memory is
 * allocated here; runs take none.
 */
final class ExecutionPlan implements AutoCloseable {

    private final Arena arena = new Arena();
    private final CompileContext site;
    private final List<Kernel> kernels = new ArrayList<>();
    private final List<String> layers = new ArrayList<>();
    private final Edge input;
    private final Edge output;
    private final @Nullable Edge inputGradient;
    private final @Nullable Edge outputGradient;
    private final @Nullable Edge direction;
    private final int threads;
    private @Nullable INDArray ones;

    /**
     * Compiles.
     *
     * @param parts in order
     * @param parameters address of the parameter vector
     * @param dropout says which masks a training pass has
     * @param shape of inputs, of rank 2 or 4
     * @param purpose whether there is a way back, and a tangent pass
     * @param threads that oneDNN shares its work out to
     * @throws OneDnnException if oneDNN has no implementation for a part, which the message names
     */
    ExecutionPlan(
            List<LayerPart> parts, long parameters, DropoutStream dropout, long[] shape, Purpose purpose, int threads) {
        this.threads = threads;
        OpenMp.useThreads(threads);
        this.site = new CompileContext(arena, parameters, purpose, dropout);
        try {
            Tensor current = arena.tensor(inside(shape));
            this.input = new Edge(current, true);
            for (LayerPart part : parts) {
                current = compiled(part, current);
            }
            this.output = new Edge(current, false);
            if (site.training()) {
                Tensor gradient = arena.tensor(current.layout());
                this.outputGradient = new Edge(gradient, true);
                for (int i = kernels.size() - 1; i >= 0; i--) {
                    gradient = compiledBackward(i, gradient);
                }
                this.inputGradient = new Edge(gradient, false);
            } else {
                this.outputGradient = null;
                this.inputGradient = null;
            }
            this.direction = site.tangents() ? compiledTangent() : null;
        } catch (RuntimeException | OutOfMemoryError e) {
            arena.close();
            throw e;
        }
    }

    private Tensor compiled(LayerPart part, Tensor given) {
        try {
            Tensor input = reordered(part, given);
            return added(part, part.operation().compile(site, input));
        } catch (OneDnnException e) {
            throw e.at(part.layer() + " of input " + given.layout());
        }
    }

    private Tensor reordered(LayerPart part, Tensor given) {
        Optional<Layout> wanted = part.operation().wanted(given.layout());
        return wanted.isEmpty() ? given : added(part, Kernel.reordered(site, given, wanted.get()));
    }

    private Tensor added(LayerPart part, Kernel kernel) {
        kernels.add(kernel);
        layers.add(part.layer());
        return kernel.output();
    }

    private Tensor compiledBackward(int kernel, Tensor gradient) {
        try {
            return kernels.get(kernel).compileBackward(gradient);
        } catch (OneDnnException e) {
            throw e.at(layers.get(kernel) + " on its way back, of output " + gradient.layout());
        }
    }

    /** Gives where the direction in which the input moves is taken from. */
    private Edge compiledTangent() {
        Tensor moved = arena.tensor(input.inside);
        Edge taken = new Edge(moved, true);
        for (Kernel kernel : kernels) {
            moved = kernel.compileTangent(moved);
        }
        Tensor adjoint = null;
        for (int i = kernels.size() - 1; i >= 0; i--) {
            adjoint = kernels.get(i).compileSecondBackward(adjoint);
        }
        return taken;
    }

    /** The layout of inputs inside. */
    private static Layout inside(long[] shape) {
        if (shape.length != 2 && shape.length != 4) {
            throw new IllegalArgumentException(
                    "input must be [batch, numbers] or [batch, channels, height, width], got shape "
                            + Arrays.toString(shape));
        }
        return shape.length == 2 ? Layout.rowMajor(shape) : ImageLayouts.usual(Layout.rowMajor(shape));
    }

    /** Runs forward. The result is this plan's own and stays until the next run. */
    INDArray forward(INDArray given) {
        OpenMp.useThreads(threads);
        input.take(given);
        for (int i = 0; i < kernels.size(); i++) {
            kernels.get(i).forward();
        }
        return output.give();
    }

    /** Runs back and writes the gradients to the parameters to a vector, overwriting what is there. */
    void backwardToParameters(INDArray gradient, long target) {
        site.writeGradientsTo(target);
        begin(gradient);
        int first = firstParameterized();
        for (int i = kernels.size() - 1; i >= first; i--) {
            kernels.get(i).backward(true, i > first);
        }
    }

    /** Runs back, to the parameters as well. */
    INDArray backward(INDArray gradient, long target) {
        site.writeGradientsTo(target);
        begin(gradient);
        for (int i = kernels.size() - 1; i >= 0; i--) {
            kernels.get(i).backward(true, true);
        }
        return end();
    }

    /** Runs back to the input alone; a primitive that cannot leave gradients to parameters out puts them into a vector. */
    INDArray backwardToInput(INDArray gradient, long unused) {
        site.writeGradientsTo(unused);
        begin(gradient);
        for (int i = kernels.size() - 1; i >= 0; i--) {
            kernels.get(i).backward(false, true);
        }
        return end();
    }

    /** Gives the gradient of each output to its own sample, by a way back that begins with ones. */
    INDArray backwardFromOnes() {
        begin(ones());
        for (int i = kernels.size() - 1; i >= 0; i--) {
            kernels.get(i).backward(false, true);
        }
        return end();
    }

    private INDArray ones() {
        INDArray kept = ones;
        if (kept == null) {
            kept = Nd4j.ones(DataType.FLOAT, output.shape);
            ones = kept;
        }
        return kept;
    }

    /**
     * Writes what goes through the weights of the derivative of the outputs' change as the input moves along a direction, to a vector;
     * other parameters are left as they are there.
     */
    void tangent(INDArray along, long target) {
        beginTangent(along, target);
        for (int i = 0; i < kernels.size(); i++) {
            kernels.get(i).tangent();
            kernels.get(i).tangentToParameters();
        }
    }

    /**
     * The same, and adds the gradients of the sum of the outputs, one a sample and each times its weight. Only where nothing is curved.
     */
    void tangentWithLoss(INDArray along, float[] weights, long target) {
        Tensor taken = site.sampleWeights(input.shape[0]);
        if (output.inside.elements() != weights.length || taken.layout().elements() != weights.length) {
            throw new IllegalArgumentException("there must be one output and one weight for each of " + input.shape[0]
                    + " samples, got " + output.inside + " and " + weights.length);
        }
        taken.floats().put(weights);
        beginTangent(along, target);
        for (int i = 0; i < kernels.size(); i++) {
            kernels.get(i).tangent();
            kernels.get(i).tangentToParametersWithLoss();
        }
    }

    private void beginTangent(INDArray along, long target) {
        Edge taken = direction;
        if (taken == null) {
            throw new IllegalStateException("this plan has no tangent pass");
        }
        OpenMp.useThreads(threads);
        site.writeGradientsTo(target);
        taken.take(along);
    }

    /** Whether something of the derivative goes through curved functions, too. */
    boolean isCurved() {
        return kernels.stream().anyMatch(Kernel::hasSecondBackward);
    }

    /** Writes that part to a vector; parameters that it does not reach are left as they are there. */
    void secondBackward(long target) {
        OpenMp.useThreads(threads);
        site.writeGradientsTo(target);
        int first = firstParameterized();
        for (int i = kernels.size() - 1; i >= first; i--) {
            kernels.get(i).secondBackward(i > first);
        }
    }

    private int firstParameterized() {
        int first = 0;
        while (first < kernels.size() && !kernels.get(first).parameterized()) {
            first++;
        }
        return first;
    }

    private void begin(INDArray gradient) {
        if (outputGradient == null) {
            throw new IllegalStateException("a plan for inference has no way back");
        }
        OpenMp.useThreads(threads);
        outputGradient.take(gradient);
    }

    private INDArray end() {
        if (inputGradient == null) {
            throw new IllegalStateException("a plan for inference has no way back");
        }
        return inputGradient.give();
    }

    /** Multiplications in an average call of those that have any. */
    double averageWork() {
        return kernels.stream()
                .mapToDouble(Kernel::multiplications)
                .filter(work -> work > 0)
                .average()
                .orElse(0);
    }

    /** Threads it runs on. */
    int threads() {
        return threads;
    }

    /** Native memory held. */
    long bytes() {
        return arena.bytes();
    }

    @Override
    public void close() {
        arena.close();
    }

    /** Where an array of ND4J's, row-major, meets a tensor. */
    private final class Edge {
        private final Layout inside;
        private final long[] shape;
        private final INDArray array;
        private final Tensor outside;
        private final Runnable copy;

        Edge(Tensor inside, boolean inwards) {
            this.inside = inside.layout();
            this.shape = inside.layout().dimensions();
            // Given back to ND4J's users, so it is ND4J's and outlives this plan if they keep it.
            this.array = inwards ? Nd4j.empty(DataType.FLOAT) : Nd4j.create(DataType.FLOAT, shape);
            this.outside = arena.view(Layout.rowMajor(shape), inwards ? inside.address() : ArrayMemory.address(array));
            this.copy = inwards ? arena.copy(outside, inside) : arena.copy(inside, outside);
        }

        void take(INDArray given) {
            if (!Arrays.equals(given.shape(), shape)) {
                throw new IllegalArgumentException("the array must have shape " + Arrays.toString(shape) + ", got "
                        + Arrays.toString(given.shape()));
            }
            INDArray plain = ArrayMemory.plain(given);
            outside.setAddress(ArrayMemory.address(plain));
            try {
                copy.run();
            } finally {
                Reference.reachabilityFence(plain);
            }
        }

        INDArray give() {
            copy.run();
            return array;
        }
    }
}
