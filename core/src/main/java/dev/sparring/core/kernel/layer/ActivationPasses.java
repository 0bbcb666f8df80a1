package dev.sparring.core.kernel.layer;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The way back through a function, its tangent, and the second way back, for the kernel that computes the function or ends in it.
 *
 * <p>With h = s(z), a the gradient to h and zdot the direction in which z moves: the way back gives s'(z) a, the tangent
 * s'(z) zdot, and the second way back, from r, s'(z) r + s''(z) zdot a.
 */
final class ActivationPasses {

    private final Activation function;
    private final Kernel kernel;
    private final CompileContext site;
    private final Tensor data;
    private @Nullable Primitive forward;
    private @Nullable Tensor gradient;
    private @Nullable Tensor given;
    private @Nullable Tensor moved;

    /** Of a function whose derivative is taken from {@code data}: h or, where that does not tell it, z. */
    ActivationPasses(Activation function, Kernel kernel, CompileContext site, Tensor data) {
        this.function = function;
        this.kernel = kernel;
        this.site = site;
        this.data = data;
    }

    /** In place, unless a tangent pass needs what was there. */
    Tensor backward(Tensor outputGradient) {
        if (function.isIdentity()) {
            return outputGradient;
        }
        gradient = outputGradient;
        Tensor target = keeps() ? site.arena().tensor(data.layout()) : outputGradient;
        kernel.onBackward(slope(outputGradient, target));
        return target;
    }

    /**
     * The direction after the function.
     *
     * @param inputTangent the direction before it
     * @param own whether nobody else reads that one, so that it may be overwritten; another kernel's may be needed by its second way
     *     back
     */
    Tensor tangent(Tensor inputTangent, boolean own) {
        if (function.isIdentity()) {
            return inputTangent;
        }
        given = inputTangent;
        moved = keeps() || !own ? site.arena().tensor(data.layout()) : inputTangent;
        kernel.onTangent(slope(inputTangent, moved));
        return moved;
    }

    /** Gives null where the function is not curved and nothing comes from above. */
    @Nullable
    Tensor second(@Nullable Tensor adjoint) {
        if (adjoint != null && !function.isIdentity()) {
            kernel.onBackward(slope(adjoint, adjoint));
        }
        if (!function.isCurved() || given == null || moved == null) {
            // Nothing bends where nothing moves.
            return adjoint;
        }
        if (gradient == null) {
            throw new IllegalStateException("the second way back comes after the first one");
        }
        Tensor target = adjoint == null ? site.arena().tensor(data.layout()) : adjoint;
        kernel.onBackward(new Curvature(function, data, given, moved, gradient, target, adjoint != null));
        return target;
    }

    private boolean keeps() {
        return function.isCurved() && site.tangents();
    }

    private Runnable slope(Tensor from, Tensor to) {
        Primitive primitive = forward;
        if (primitive == null) {
            primitive = function.forwardPrimitive(site, data);
            forward = primitive;
        }
        return function.backwardCall(site, primitive, data, from, to);
    }
}
