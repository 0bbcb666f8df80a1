package dev.sparring.core.kernel;

import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveCall;
import dev.sparring.core.onednn.Tensor;
import dev.sparring.core.random.DropoutStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where kernels are compiled: an arena for what they compute and the flat vectors of the network's parameters and gradients.
 *
 * <p>Kernels read parameters where they are or, where a primitive wants them in a layout of its own, copy them before they
 * run; gradients likewise.
 */
public final class CompileContext {

    private static final int FLOAT = Float.BYTES;

    private final Arena arena;
    private final long parameters;
    private final Purpose purpose;
    private final DropoutStream dropout;
    private final Shared shared;
    private final Map<Parameter, Tensor> replacements;
    private final Map<Parameter, Tensor> replacedGradients;

    /** What contexts over one arena have in common. */
    private static final class Shared {
        private final List<Tensor> gradients = new ArrayList<>();
        private final List<Long> gradientOffsets = new ArrayList<>();
        private final Set<Long> joinedDirections = new HashSet<>();
        private @Nullable Tensor sampleWeights;
    }

    /**
     * A site.
     *
     * @param arena owns what kernels allocate
     * @param parameters address of the parameter vector, valid as long as the kernels are used
     * @param purpose what to compile for
     * @param dropout says which masks a training pass has
     */
    public CompileContext(Arena arena, long parameters, Purpose purpose, DropoutStream dropout) {
        this.arena = arena;
        this.parameters = parameters;
        this.purpose = purpose;
        this.dropout = dropout;
        this.shared = new Shared();
        this.replacements = Map.of();
        this.replacedGradients = Map.of();
    }

    private CompileContext(CompileContext other, Parameter replaced, Tensor values, Tensor itsGradients) {
        this.arena = other.arena;
        this.parameters = other.parameters;
        this.purpose = other.purpose;
        this.dropout = other.dropout;
        this.shared = other.shared;
        this.replacements = Map.of(replaced, values);
        this.replacedGradients = Map.of(replaced, itsGradients);
    }

    /**
     * The owner of memory and primitives.
     *
     * @return the arena
     */
    public Arena arena() {
        return arena;
    }

    /**
     * Whether kernels are compiled for training.
     *
     * @return false for inference
     */
    public boolean training() {
        return purpose != Purpose.INFERENCE;
    }

    /**
     * Whether kernels are compiled for a tangent pass, too.
     *
     * @return true if what the way back computes must be kept
     */
    public boolean tangents() {
        return purpose == Purpose.TANGENT;
    }

    /**
     * Where a tangent pass that takes the loss's gradient along finds that gradient, one number for each sample's output.
     *
     * @param batch samples
     * @return {@code [batch]}, the same at each call
     */
    public Tensor sampleWeights(long batch) {
        Tensor weights = shared.sampleWeights;
        if (weights == null) {
            weights = arena.tensor(Layout.rowMajor(batch));
            shared.sampleWeights = weights;
        }
        return weights;
    }

    /**
     * Has a kernel take the loss's share, each sample's input times its weight, into the direction that came in. Of several kernels that
     * read one direction the first does it.
     *
     * @param kernel reads the direction
     * @param direction in which the input moves; overwritten when kernels are joined
     * @param input of the same layout
     */
    public void join(Kernel kernel, Tensor direction, Tensor input) {
        if (shared.joinedDirections.add(direction.address())) {
            kernel.onJoining(arena.addWeighted(
                    direction, input, sampleWeights(input.layout().size(0))));
        }
    }

    /**
     * The loss's share where the input does not move: each sample's input times its weight.
     *
     * @param kernel is given the call
     * @param input of a kernel
     * @return where it will be put when kernels are joined, in the input's layout
     */
    public Tensor weighted(Kernel kernel, Tensor input) {
        Tensor product = arena.tensor(input.layout());
        kernel.onJoining(
                arena.weighted(product, input, sampleWeights(input.layout().size(0))));
        return product;
    }

    /** Which masks a training pass has. */
    public DropoutStream dropout() {
        return dropout;
    }

    /**
     * The same place but for one parameter, which a kernel computes itself from the one that is stored.
     *
     * @param replaced which
     * @param values what is read in its place
     * @param itsGradients where the gradients to these are put
     * @return a context over the same arena and vectors
     */
    public CompileContext with(Parameter replaced, Tensor values, Tensor itsGradients) {
        return new CompileContext(this, replaced, values, itsGradients);
    }

    /**
     * A parameter where it stands.
     *
     * @param parameter which
     * @param layout of as many elements
     * @return the tensor, over the live vector
     */
    public Tensor parameter(Parameter parameter, Layout layout) {
        Tensor instead = replacements.get(parameter);
        return arena.view(layout, instead == null ? parameters + parameter.offset() * FLOAT : instead.address());
    }

    /**
     * The gradient to a parameter where it belongs.
     *
     * @param parameter which
     * @param layout of as many elements
     * @return the tensor, over the vector that {@link #writeGradientsTo} names
     */
    public Tensor gradient(Parameter parameter, Layout layout) {
        Tensor instead = replacedGradients.get(parameter);
        if (instead != null) {
            return arena.view(layout, instead.address());
        }
        Tensor tensor = arena.view(layout, 0);
        shared.gradients.add(tensor);
        shared.gradientOffsets.add(parameter.offset());
        return tensor;
    }

    /**
     * Gives a primitive a parameter.
     *
     * @param call the primitive's
     * @param primitive says which layout it wants
     * @param argument which of its arguments it is
     * @param parameter which
     * @param layout how the parameter stands in the vector
     * @param before is given the copy to run before the call, if one is needed
     */
    public void read(
            PrimitiveCall call,
            Primitive primitive,
            int argument,
            Parameter parameter,
            Layout layout,
            Consumer<Runnable> before) {
        Tensor standing = parameter(parameter, layout);
        Layout wanted = primitive.layout(argument);
        if (wanted.equals(layout)) {
            call.with(argument, standing);
            return;
        }
        Tensor copy = arena.tensor(wanted);
        before.accept(arena.copy(standing, copy));
        call.with(argument, copy);
    }

    /**
     * Gives a primitive a place for the gradient to a parameter.
     *
     * @param call the primitive's
     * @param primitive says which layout it wants
     * @param argument which of its arguments it is
     * @param parameter which
     * @param layout how the parameter stands in the vector
     * @param after is given the copy to run after the call, if one is needed
     */
    public void write(
            PrimitiveCall call,
            Primitive primitive,
            int argument,
            Parameter parameter,
            Layout layout,
            Consumer<Runnable> after) {
        Tensor standing = gradient(parameter, layout);
        Layout wanted = primitive.layout(argument);
        if (wanted.equals(layout)) {
            call.with(argument, standing);
            return;
        }
        Tensor copy = arena.tensor(wanted);
        call.with(argument, copy);
        after.accept(arena.copy(copy, standing));
    }

    /**
     * Says where the next backward passes write gradients to parameters, overwriting what is there.
     *
     * @param address of a vector laid out as the parameters
     */
    public void writeGradientsTo(long address) {
        for (int i = 0; i < shared.gradients.size(); i++) {
            shared.gradients.get(i).setAddress(address + shared.gradientOffsets.get(i) * FLOAT);
        }
    }
}
