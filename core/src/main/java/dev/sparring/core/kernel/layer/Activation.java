package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_soft_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.Tensor;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_eltwise_desc_t;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * A function of each number by itself: ReLU and LeakyReLU, tanh, sigmoid, ELU, softplus, swish, GELU. Any shape.
 *
 * @param function oneDNN's {@code dnnl_eltwise_...} constant, 0 for the identity
 * @param outputFunction the same function's constant where the derivative is taken from the output, 0 where it needs the
 *     input
 * @param alpha the function's constant: slope, scale or steepness
 */
public record Activation(int function, int outputFunction, float alpha) implements LayerOperation {

    /** Nothing to compute; fused away. */
    public static final Activation IDENTITY = new Activation(0, 0, 0);

    /** GELU by its logistic approximation is swish of this steepness (Hendrycks and Gimpel 2016, section 2). */
    private static final float GELU_STEEPNESS = 1.702f;

    /** DL4J's activation as an operation, or empty if there is no kernel for it. */
    public static Optional<Activation> of(IActivation activation) {
        Class<?> kind = activation.getClass();
        if (kind == ActivationIdentity.class) {
            return Optional.of(IDENTITY);
        } else if (kind == ActivationReLU.class) {
            return relu((ActivationReLU) activation);
        } else if (kind == ActivationLReLU.class) {
            return Optional.of(leaky((float) ((ActivationLReLU) activation).getAlpha()));
        } else if (kind == ActivationTanH.class) {
            return Optional.of(new Activation(dnnl_eltwise_tanh, dnnl_eltwise_tanh_use_dst_for_bwd, 0));
        } else if (kind == ActivationSigmoid.class) {
            return Optional.of(new Activation(dnnl_eltwise_logistic, dnnl_eltwise_logistic_use_dst_for_bwd, 0));
        } else if (kind == ActivationELU.class) {
            return Optional.of(elu((float) ((ActivationELU) activation).getAlpha()));
        } else if (kind == ActivationSoftPlus.class) {
            return Optional.of(new Activation(dnnl_eltwise_soft_relu, 0, 0));
        } else if (kind == ActivationSwish.class) {
            return Optional.of(new Activation(dnnl_eltwise_swish, 0, 1));
        } else if (kind == ActivationGELU.class && !((ActivationGELU) activation).isPrecise()) {
            // What DL4J calls the precise one cubes the constant with the number and is not the published function.
            return Optional.of(new Activation(dnnl_eltwise_swish, 0, GELU_STEEPNESS));
        }
        return Optional.empty();
    }

    /** DL4J's ReLU may be cut off above or begin elsewhere than at 0; those have no kernel. */
    private static Optional<Activation> relu(ActivationReLU relu) {
        boolean plain = relu.getMax() == null && (relu.getThreshold() == null || relu.getThreshold() == 0);
        Double slope = relu.getNegativeSlope();
        return plain ? Optional.of(leaky(slope == null ? 0 : slope.floatValue())) : Optional.empty();
    }

    /** ReLU that lets a share of what is below 0 through; of a negative share the output does not tell the input's sign. */
    private static Activation leaky(float slope) {
        return new Activation(dnnl_eltwise_relu, slope < 0 ? 0 : dnnl_eltwise_relu_use_dst_for_bwd, slope);
    }

    /** Of a negative scale the output does not tell the input's sign either. */
    private static Activation elu(float scale) {
        return new Activation(dnnl_eltwise_elu, scale < 0 ? 0 : dnnl_eltwise_elu_use_dst_for_bwd, scale);
    }

    boolean isIdentity() {
        return function == 0;
    }

    /**
     * Whether this is plain ReLU.
     *
     * @return false for LeakyReLU, too
     */
    public boolean isRelu() {
        return function == dnnl_eltwise_relu && alpha == 0;
    }

    /** Whether a kernel can end in this function and still find its way back from its output alone. */
    boolean canEndAKernel() {
        return isIdentity() || outputFunction != 0;
    }

    /** This function as the last thing that another primitive does. */
    PrimitiveAttributes asAttributes() {
        return isIdentity() ? PrimitiveAttributes.NONE : new PrimitiveAttributes(function, alpha, 0, false);
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        return isIdentity() ? new Kernel.Alias(site, input, input) : new Compiled(site, input);
    }

    @Override
    public boolean isCurved() {
        return !isIdentity() && function != dnnl_eltwise_relu;
    }

    /**
     * The ways back and the tangent of a kernel that ends in this function.
     *
     * @param kernel is given the calls
     * @param site where memory comes from
     * @param output of the kernel, after this function
     */
    ActivationPasses passes(Kernel kernel, CompileContext site, Tensor output) {
        return new ActivationPasses(this, kernel, site, output);
    }

    Primitive forwardPrimitive(CompileContext site, Tensor data) {
        dnnl_eltwise_desc_t description = new dnnl_eltwise_desc_t();
        OneDnn.check(dnnl_eltwise_forward_desc_init(
                description,
                dnnl_forward_training,
                outputFunction == 0 ? function : outputFunction,
                data.layout().description(),
                alpha,
                0));
        return site.arena().primitive(description, PrimitiveAttributes.NONE, null);
    }

    /** A gradient, or a direction, times this function's slope. */
    Runnable backwardCall(CompileContext site, Primitive forward, Tensor data, Tensor from, Tensor to) {
        dnnl_eltwise_desc_t description = new dnnl_eltwise_desc_t();
        OneDnn.check(dnnl_eltwise_backward_desc_init(
                description,
                outputFunction == 0 ? function : outputFunction,
                from.layout().description(),
                data.layout().description(),
                alpha,
                0));
        return site.arena()
                .call(site.arena().primitive(description, PrimitiveAttributes.NONE, forward))
                .with(outputFunction == 0 ? DNNL_ARG_SRC : DNNL_ARG_DST, data)
                .with(DNNL_ARG_DIFF_DST, from)
                .with(DNNL_ARG_DIFF_SRC, to);
    }

    private final class Compiled extends Kernel {
        private final Tensor output;
        private final ActivationPasses passes;

        Compiled(CompileContext site, Tensor input) {
            this.output = site.arena().tensor(input.layout());
            this.passes = new ActivationPasses(Activation.this, this, site, outputFunction == 0 ? input : output);
            onForward(site.arena()
                    .call(forwardPrimitive(site, input))
                    .with(DNNL_ARG_SRC, input)
                    .with(DNNL_ARG_DST, output));
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            return passes.backward(outputGradient);
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            return passes.tangent(inputTangent, false);
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            return onSecondBackward(() -> passes.second(adjoint));
        }
    }
}
