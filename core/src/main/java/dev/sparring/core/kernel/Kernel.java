package dev.sparring.core.kernel;

import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation compiled for one size of input: lists of calls on memory that is there already.
 *
 * <p>{@link #compileBackward} once, then {@link #forward} and at most one {@link #backward} after each.
 */
public abstract class Kernel {

    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private final List<Runnable> toParameters = new ArrayList<>();
    private final List<Runnable> toInput = new ArrayList<>();
    private boolean parameterized;

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
        run(backward);
        if (parameters) {
            run(toParameters);
        }
        if (input) {
            run(toInput);
        }
    }

    /**
     * Whether a backward pass to the parameters has anything to do here.
     *
     * @return false for a function without parameters
     */
    public final boolean parameterized() {
        return parameterized;
    }

    /** Adds a call to the forward pass. */
    public final void onForward(Runnable call) {
        forward.add(call);
    }

    /** Adds a call that comes first in every backward pass. */
    public final void onBackward(Runnable call) {
        backward.add(call);
    }

    /** Adds a call to the backward pass to the parameters. */
    public final void onParameters(Runnable call) {
        toParameters.add(call);
        parameterized = true;
    }

    /** Adds a call to the backward pass to the input. */
    public final void onInput(Runnable call) {
        toInput.add(call);
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
        public Tensor compileBackward(Tensor outputGradient) {
            return site.arena().view(input.layout(), outputGradient.address());
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
        public Tensor compileBackward(Tensor outputGradient) {
            Tensor gradient = site.arena().tensor(input.layout());
            onInput(site.arena().copy(site.arena().view(seen.layout(), outputGradient.address()), gradient));
            return gradient;
        }
    }
}
