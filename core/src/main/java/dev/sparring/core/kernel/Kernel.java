package dev.sparring.core.kernel;

import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An operation compiled for one size of input: lists of calls on memory that is there already.
 *
 * <p>{@link #compileBackward} once, then {@link #forward} and at most one {@link #backward} after each.
 *
 * <p>A tangent pass, where it is compiled, follows a backward pass that began with 1 at each output: {@link #tangent} computes how
 * the output changes as the input moves along a direction, {@link #tangentToParameters} the part of the derivative of that change
 * which goes through the weights, and {@link #secondBackward} the part that goes through curved functions. {@code docs/penalties.md}
 * derives them.
 */
public abstract class Kernel {

    private final List<Runnable> forward = new ArrayList<>();
    private final WayBack first = new WayBack();
    private final List<Runnable> tangent = new ArrayList<>();
    private final List<Runnable> joining = new ArrayList<>();
    private final List<Runnable> tangentToParameters = new ArrayList<>();
    private final List<Runnable> joined = new ArrayList<>();
    private final WayBack second = new WayBack();
    private WayBack compiling = first;

    /** The calls of a backward pass. */
    private static final class WayBack {
        private final List<Runnable> common = new ArrayList<>();
        private final List<Runnable> toParameters = new ArrayList<>();
        private final List<Runnable> toInput = new ArrayList<>();

        private void run(boolean parameters, boolean input) {
            Kernel.run(common);
            if (parameters) {
                Kernel.run(toParameters);
            }
            if (input) {
                Kernel.run(toInput);
            }
        }

        private void moveTo(WayBack other) {
            move(common, other.common);
            move(toParameters, other.toParameters);
            move(toInput, other.toInput);
        }

        private boolean isEmpty() {
            return common.isEmpty() && toParameters.isEmpty() && toInput.isEmpty();
        }
    }

    /** A kernel with nothing to do yet. */
    protected Kernel() {}

    /**
     * What {@link #forward} writes.
     *
     * @return the tensor
     */
    public abstract Tensor output();

    /**
     * Compiles the way back.
     *
     * @param outputGradient where the gradient to the output will be found; this kernel may overwrite it
     * @return where the gradient to the input will be put
     */
    public abstract Tensor compileBackward(Tensor outputGradient);

    /**
     * Compiles the tangent pass, after the way back.
     *
     * @param inputTangent where the direction in which the input moves will be found; not to be overwritten, but by a pass that takes
     *     the loss's gradients along
     * @return where the direction in which the output moves will be put
     * @throws UnsupportedOperationException if there is none, see {@link LayerOperation#withoutTangent}
     */
    public Tensor compileTangent(Tensor inputTangent) {
        throw new UnsupportedOperationException(getClass().getName() + " has no tangent");
    }

    /**
     * Compiles the second way back, after the tangent pass: from the derivative of the tangent to the output of the forward pass to
     * that to its input.
     *
     * @param adjoint where the derivative will be found; this kernel may overwrite it; null if it is 0
     * @return where the derivative will be put, or null if it is 0
     */
    public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
        return adjoint == null ? null : onSecondBackward(() -> compileBackward(adjoint));
    }

    /** Compiles something of the way back into the second one. */
    protected final <T extends @Nullable Object> T onSecondBackward(Supplier<T> compile) {
        compiling = second;
        try {
            return compile.get();
        } finally {
            compiling = first;
        }
    }

    /**
     * Compiles the way back to each of several inputs.
     *
     * @param outputGradient as for {@link #compileBackward}
     * @return one for each input, in their order; two may share memory with each other and with what was given
     */
    public List<Tensor> compileBackwardToAll(Tensor outputGradient) {
        return List.of(compileBackward(outputGradient));
    }

    /**
     * Compiles the tangent pass from several inputs, of which some may not move.
     *
     * @param inputTangents as for {@link #compileTangent}; null where an input does not move
     * @return where the direction will be put, memory of this kernel's own if there are several inputs; null if the output does not move
     */
    public @Nullable Tensor compileTangentOfAll(List<@Nullable Tensor> inputTangents) {
        Tensor moved = inputTangents.get(0);
        if (moved == null) {
            compileStill();
            return null;
        }
        return compileTangent(moved);
    }

    /**
     * Compiles what a tangent pass with the loss's gradients does where the input does not move: the gradients of the loss alone, by
     * {@link #onJoined}. There is nothing to do without parameters.
     *
     * @throws UnsupportedOperationException if there are parameters and nothing was written for them
     */
    protected void compileStill() {
        if (parameterized()) {
            throw new UnsupportedOperationException(getClass().getName() + " cannot stand beside a tangent");
        }
    }

    /**
     * Compiles the second way back to each of several inputs.
     *
     * @param adjoint as for {@link #compileSecondBackward}
     * @param inputs how many there are
     * @return one for each input, in their order; null where the derivative is 0
     */
    public List<@Nullable Tensor> compileSecondBackwardToAll(@Nullable Tensor adjoint, int inputs) {
        if (inputs == 1) {
            return Collections.singletonList(compileSecondBackward(adjoint));
        }
        return adjoint == null
                ? Collections.nCopies(inputs, null)
                : List.copyOf(onSecondBackward(() -> compileBackwardToAll(adjoint)));
    }

    /**
     * Whether a way back overwrites the gradient to the output, or gives it on as it is to where it will be.
     *
     * @return false if it only reads it
     */
    public boolean overwritesGradient() {
        return true;
    }

    /**
     * How much arithmetic a forward pass is.
     *
     * @return multiplications of numbers with parameters; 0 where there is next to none
     */
    public double multiplications() {
        return 0;
    }

    /** Computes the output from the input and the parameters. */
    public final void forward() {
        run(forward);
    }

    /**
     * Computes gradients from the gradient to the output.
     *
     * @param parameters whether to write the gradients to the parameters and to move running statistics
     * @param input whether to write the gradient to the input
     */
    public final void backward(boolean parameters, boolean input) {
        first.run(parameters, input);
    }

    /** Computes the direction in which the output moves from that in which the input moves. */
    public final void tangent() {
        run(tangent);
    }

    /** Writes the gradients of the tangent to the weights that it went through, and touches no other parameter. */
    public final void tangentToParameters() {
        run(tangentToParameters);
    }

    /**
     * The same, and adds the gradients of the outputs' sum, each times {@link CompileContext#sampleWeights}, in the same product with
     * the weights. Right only where nothing is curved, and after {@link #join} of all kernels, which overwrites directions.
     */
    public final void tangentToParametersWithLoss() {
        run(tangentToParameters);
        run(joined);
    }

    /** What comes before that: takes the loss's share into the direction that came in, after all tangents are computed. */
    public final void join() {
        run(joining);
    }

    /**
     * Computes the derivative of the tangent by way of the forward pass.
     *
     * @param input whether to write what goes on to the input
     */
    public final void secondBackward(boolean input) {
        second.run(true, input);
    }

    /**
     * Whether a second way back has anything to do here.
     *
     * @return false if no curved function follows
     */
    public final boolean hasSecondBackward() {
        return !second.isEmpty();
    }

    /**
     * Whether a backward pass to the parameters has anything to do here.
     *
     * @return false for a function without parameters
     */
    public final boolean parameterized() {
        return !first.toParameters.isEmpty();
    }

    /**
     * Takes over the calls of a kernel that this one contains, behind its own.
     *
     * @param inner is left without any
     */
    protected final void takeCalls(Kernel inner) {
        move(inner.forward, forward);
        inner.first.moveTo(first);
        move(inner.tangent, tangent);
        move(inner.joining, joining);
        move(inner.tangentToParameters, tangentToParameters);
        move(inner.joined, joined);
        inner.second.moveTo(second);
    }

    private static void move(List<Runnable> from, List<Runnable> to) {
        to.addAll(from);
        from.clear();
    }

    /** Adds a call to the forward pass. */
    public final void onForward(Runnable call) {
        forward.add(call);
    }

    /** Adds a call that comes first in every backward pass. */
    public final void onBackward(Runnable call) {
        compiling.common.add(call);
    }

    /** Adds a call to the backward pass to the parameters. */
    public final void onParameters(Runnable call) {
        compiling.toParameters.add(call);
    }

    /** Adds a call to the backward pass to the input. */
    public final void onInput(Runnable call) {
        compiling.toInput.add(call);
    }

    /** Adds a call to the tangent pass. */
    public final void onTangent(Runnable call) {
        tangent.add(call);
    }

    /** Adds a call that comes before the tangent pass to the parameters where the loss's gradients are taken along. */
    public final void onJoining(Runnable call) {
        joining.add(call);
    }

    /** Adds a call that comes after it. */
    public final void onJoined(Runnable call) {
        joined.add(call);
    }

    /** Adds a call to the tangent pass to the parameters. */
    public final void onTangentParameters(Runnable call) {
        tangentToParameters.add(call);
    }

    private static void run(List<Runnable> calls) {
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).run();
        }
    }

    /**
     * A kernel that only gives its input another layout.
     *
     * @param site where memory comes from
     * @param input what is to have it
     * @param layout of the same dimensions
     * @return the kernel
     */
    public static Kernel reordered(CompileContext site, Tensor input, Layout layout) {
        if (layout.equals(input.layout())) {
            return new Alias(site, input, site.arena().view(layout, input.address()));
        }
        Tensor output = site.arena().tensor(layout);
        return new Copy(site, input, output, output);
    }

    /** A kernel that has nothing to compute: the output is the input, possibly with other dimensions. */
    public static final class Alias extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;

        /** The output is the input under other dimensions: both tensors lie on the same memory. */
        public Alias(CompileContext site, Tensor input, Tensor output) {
            this.site = site;
            this.input = input;
            this.output = output;
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public boolean overwritesGradient() {
            return false;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            return site.arena().view(input.layout(), outputGradient.address());
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            return site.arena().view(output.layout(), inputTangent.address());
        }
    }

    /** A kernel that copies into another layout of other dimensions. */
    public static class Copy extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor seen;
        private final Tensor output;

        /** {@code seen} is the output's memory with the input's dimensions. */
        public Copy(CompileContext site, Tensor input, Tensor seen, Tensor output) {
            this.site = site;
            this.input = input;
            this.seen = seen;
            this.output = output;
            onForward(site.arena().copy(input, seen));
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public boolean overwritesGradient() {
            return false;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            Tensor gradient = site.arena().tensor(input.layout());
            onInput(site.arena().copy(site.arena().view(seen.layout(), outputGradient.address()), gradient));
            return gradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = site.arena().tensor(output.layout());
            onTangent(site.arena().copy(inputTangent, site.arena().view(seen.layout(), tangent.address())));
            return tangent;
        }
    }
}
