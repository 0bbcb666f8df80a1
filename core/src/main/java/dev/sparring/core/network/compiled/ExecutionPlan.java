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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's operations compiled for inputs of one shape, for training or for inference. All native memory is allocated here; runs take
 * none. One pass at a time: passes that are open together have plans of their own.
 */
final class ExecutionPlan implements AutoCloseable {

    private final Arena arena = new Arena();
    private final CompileContext site;
    private final List<PlanStep> steps = new ArrayList<>();
    /** By place: the inputs, then what each step writes. */
    private final List<Tensor> values = new ArrayList<>();

    private final List<PlanEdge> inputs = new ArrayList<>();
    private final PlanEdge output;
    private final List<PlanEdge> inputGradients = new ArrayList<>();
    private final @Nullable PlanEdge outputGradient;
    private final @Nullable PlanEdge direction;
    private final boolean curved;
    private final Runnable[] inputSums;
    private final int threads;
    private @Nullable INDArray ones;

    /**
     * Compiles.
     *
     * @param graph what to do
     * @param parameters address of the parameter vector
     * @param dropout says which masks a training pass has
     * @param shapes of the inputs, each of rank 2 or 4
     * @param purpose whether there is a way back, and a tangent pass
     * @param threads that oneDNN shares its work out to
     * @throws OneDnnException if oneDNN has no implementation for a part, which the message names
     */
    ExecutionPlan(
            PlanGraph graph,
            long parameters,
            DropoutStream dropout,
            List<long[]> shapes,
            Purpose purpose,
            int threads) {
        this.threads = threads;
        OpenMp.useThreads(threads);
        this.site = new CompileContext(arena, parameters, purpose, dropout);
        try {
            for (long[] shape : shapes) {
                Tensor input = arena.tensor(inside(shape));
                values.add(input);
                inputs.add(new PlanEdge(arena, input, true));
            }
            int place = compileForward(graph);
            this.output = new PlanEdge(arena, values.get(place), false);
            if (site.training()) {
                Tensor gradient = arena.tensor(values.get(place).layout());
                this.outputGradient = new PlanEdge(arena, gradient, true);
                this.inputSums = compileBackward(place, gradient);
            } else {
                this.outputGradient = null;
                this.inputSums = new Runnable[0];
            }
            this.direction = site.tangents() ? compileTangent(place) : null;
            this.curved = steps.stream().anyMatch(step -> step.kernel.hasSecondBackward());
        } catch (RuntimeException | OutOfMemoryError e) {
            arena.close();
            throw e;
        }
    }

    /** Gives the output's place among the values. */
    private int compileForward(PlanGraph graph) {
        int[] places = new int[graph.inputs().size() + graph.nodes().size()];
        for (int i = 0; i < graph.inputs().size(); i++) {
            places[i] = i;
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            PlanNode node = graph.nodes().get(i);
            int[] read = node.inputs().stream().mapToInt(input -> places[input]).toArray();
            try {
                places[graph.inputs().size() + i] = compileNode(node, read);
            } catch (OneDnnException e) {
                throw e.at(node.layer() + " of input "
                        + tensors(read).stream().map(Tensor::layout).toList());
            }
        }
        return places[graph.output()];
    }

    private int compileNode(PlanNode node, int[] read) {
        List<Layout> given = tensors(read).stream().map(Tensor::layout).toList();
        List<Layout> wanted = node.operation().wantedOfAll(given);
        for (int i = 0; i < read.length; i++) {
            if (!wanted.get(i).equals(given.get(i))) {
                read[i] = reordered(node, read[i], wanted.get(i));
            }
        }
        return add(node.layer(), node.operation().compile(site, tensors(read)), read);
    }

    /** Where a value is in another layout: there already, if somebody else has wanted it so. */
    private int reordered(PlanNode node, int place, Layout wanted) {
        for (PlanStep step : steps) {
            if (step.reorder
                    && step.from[0] == place
                    && values.get(step.to).layout().equals(wanted)) {
                return step.to;
            }
        }
        int[] read = {place};
        int to = add(node.layer(), Kernel.reordered(site, values.get(place), wanted), read);
        steps.get(steps.size() - 1).reorder = true;
        return to;
    }

    private int add(String layer, Kernel kernel, int[] read) {
        values.add(kernel.output());
        steps.add(new PlanStep(layer, kernel, read, values.size() - 1));
        return values.size() - 1;
    }

    private List<Tensor> tensors(int[] places) {
        return Arrays.stream(places).mapToObj(values::get).toList();
    }

    /** Gives for each input what adds its gradients up. */
    private Runnable[] compileBackward(int place, Tensor gradient) {
        GradientSums sums = new GradientSums(arena, values);
        sums.add(place, gradient, false);
        for (int i = steps.size() - 1; i >= 0; i--) {
            PlanStep step = steps.get(i);
            GradientSums.Sum sum = sums.of(step.to, step.kernel.overwritesGradient());
            try {
                Tensor given = Objects.requireNonNull(sum.tensor(), "everything leads to the output");
                step.sum = sum.call();
                sums.addAll(step.from, step.kernel.compileBackwardToAll(given), given, sum.shared());
            } catch (OneDnnException e) {
                throw e.at(step.layer + " on its way back, of output "
                        + values.get(step.to).layout());
            }
        }
        Runnable[] calls = new Runnable[inputs.size()];
        for (int i = 0; i < calls.length; i++) {
            GradientSums.Sum sum = sums.of(i, false);
            calls[i] = sum.call();
            inputGradients.add(new PlanEdge(
                    arena, Objects.requireNonNull(sum.tensor(), "every input leads to the output"), false));
        }
        markSteps();
        return calls;
    }

    /** Which steps a way back to the parameters, or to the inputs, goes through, and which of them go on. */
    private void markSteps() {
        boolean[] trained = new boolean[values.size()];
        for (PlanStep step : steps) {
            step.toParametersGoesOn = Arrays.stream(step.from).anyMatch(place -> trained[place]);
            trained[step.to] = step.toParametersGoesOn || step.kernel.parameterized();
            step.onWayToParameters = trained[step.to];
        }
        boolean[] fed = new boolean[values.size()];
        for (int i = 0; i < inputs.size(); i++) {
            fed[i] = true;
        }
        for (PlanStep step : steps) {
            step.onWayToInputs = Arrays.stream(step.from).anyMatch(place -> fed[place]);
            fed[step.to] = step.onWayToInputs;
        }
    }

    /** Gives where the direction in which the first input moves is taken from. */
    private PlanEdge compileTangent(int place) {
        List<@Nullable Tensor> moved = new ArrayList<>();
        Tensor taken = arena.tensor(values.get(0).layout());
        moved.add(taken);
        for (int i = 1; i < values.size(); i++) {
            moved.add(null);
        }
        for (PlanStep step : steps) {
            List<@Nullable Tensor> given = new ArrayList<>();
            for (int from : step.from) {
                given.add(moved.get(from));
            }
            moved.set(step.to, step.kernel.compileTangentOfAll(given));
        }
        if (moved.get(place) == null) {
            throw new IllegalArgumentException("the output does not depend on the first input");
        }
        GradientSums sums = new GradientSums(arena, values);
        for (int i = steps.size() - 1; i >= 0; i--) {
            PlanStep step = steps.get(i);
            GradientSums.Sum sum = sums.of(step.to, step.kernel.overwritesGradient());
            Tensor adjoint = sum.tensor();
            step.secondSum = sum.call();
            sums.addAll(
                    step.from,
                    step.kernel.compileSecondBackwardToAll(adjoint, step.from.length),
                    adjoint,
                    sum.shared());
        }
        return new PlanEdge(arena, taken, true);
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
    INDArray forward(List<INDArray> given) {
        OpenMp.useThreads(threads);
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).take(given.get(i));
        }
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).kernel.forward();
        }
        return output.give();
    }

    /** Runs back and writes the gradients to the parameters to a vector, overwriting what is there. */
    void backwardToParameters(INDArray gradient, long target) {
        site.writeGradientsTo(target);
        begin(gradient);
        for (int i = steps.size() - 1; i >= 0; i--) {
            PlanStep step = steps.get(i);
            if (step.onWayToParameters) {
                step.backward(true, step.toParametersGoesOn);
            }
        }
    }

    /** Runs back, to the parameters as well. */
    void backward(INDArray gradient, long target) {
        site.writeGradientsTo(target);
        begin(gradient);
        for (int i = steps.size() - 1; i >= 0; i--) {
            steps.get(i).backward(true, true);
        }
        sumInputGradients();
    }

    /** Runs back to the inputs alone; a primitive that cannot leave gradients to parameters out puts them into a vector. */
    void backwardToInput(INDArray gradient, long unused) {
        site.writeGradientsTo(unused);
        begin(gradient);
        for (int i = steps.size() - 1; i >= 0; i--) {
            PlanStep step = steps.get(i);
            if (step.onWayToInputs) {
                step.backward(false, true);
            }
        }
        sumInputGradients();
    }

    /** Finds the gradient of each output to its own sample, by a way back that begins with ones and leaves all that a tangent needs. */
    void backwardFromOnes() {
        begin(ones());
        for (int i = steps.size() - 1; i >= 0; i--) {
            steps.get(i).backward(false, true);
        }
        sumInputGradients();
    }

    private void sumInputGradients() {
        for (Runnable sum : inputSums) {
            sum.run();
        }
    }

    /** The gradient to an input, after a way back to them. */
    INDArray inputGradient(int index) {
        return inputGradients.get(index).give();
    }

    private INDArray ones() {
        INDArray kept = ones;
        if (kept == null) {
            kept = Nd4j.ones(DataType.FLOAT, output.shape());
            ones = kept;
        }
        return kept;
    }

    /**
     * Writes what goes through the weights of the derivative of the outputs' change as the first input moves along a direction, to a
     * vector; other parameters are left as they are there.
     */
    void tangent(INDArray along, long target) {
        beginTangent(along, target);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).kernel.tangent();
            steps.get(i).kernel.tangentToParameters();
        }
    }

    /** Computes how the outputs change and writes nothing. */
    void tangentAlone(INDArray along) {
        beginTangent(along, 0);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).kernel.tangent();
        }
    }

    /**
     * Writes, after {@link #tangentAlone}, what {@link #tangent} writes, and adds the gradients of the sum of the outputs, one a sample
     * and each times its weight. Only where a graph {@link PlanGraph#joinsPenalties}, and after all that needs the directions.
     */
    void joinLoss(float[] weights, long target) {
        Tensor taken = site.sampleWeights(inputs.get(0).shape()[0]);
        if (output.elements() != weights.length || taken.layout().elements() != weights.length) {
            throw new IllegalArgumentException("there must be one output and one weight for each of "
                    + inputs.get(0).shape()[0] + " samples, got " + Arrays.toString(output.shape()) + " and "
                    + weights.length);
        }
        taken.floats().put(weights);
        site.writeGradientsTo(target);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).kernel.join();
        }
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).kernel.tangentToParametersWithLoss();
        }
    }

    private void beginTangent(INDArray along, long target) {
        PlanEdge taken = direction;
        if (taken == null) {
            throw new IllegalStateException("this plan has no tangent pass");
        }
        OpenMp.useThreads(threads);
        site.writeGradientsTo(target);
        taken.take(along);
    }

    /** Whether something of the derivative goes through the forward pass, too. */
    boolean isCurved() {
        return curved;
    }

    /** Writes that part to a vector; parameters that it does not reach are left as they are there. */
    void secondBackward(long target) {
        OpenMp.useThreads(threads);
        site.writeGradientsTo(target);
        for (int i = steps.size() - 1; i >= 0; i--) {
            PlanStep step = steps.get(i);
            if (step.onWayToParameters) {
                step.secondSum.run();
                step.kernel.secondBackward(step.toParametersGoesOn);
            }
        }
    }

    private void begin(INDArray gradient) {
        if (outputGradient == null) {
            throw new IllegalStateException("a plan for inference has no way back");
        }
        OpenMp.useThreads(threads);
        outputGradient.take(gradient);
    }

    /** Multiplications in an average call of those that have any. */
    double averageWork() {
        return steps.stream()
                .mapToDouble(step -> step.kernel.multiplications())
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
}
