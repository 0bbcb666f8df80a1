package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.ConvolutionGeometry;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Arena;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.PrimitiveCall;
import dev.sparring.core.onednn.Tensor;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.jspecify.annotations.Nullable;

/**
 * The three primitives of a convolution from a large image to a small one. A transposed convolution uses the same three the
 * other way round.
 */
final class ConvolutionPrimitives {

    private final Arena arena;
    private final Layout large;
    private final Layout small;
    private final Layout standing;
    private final Layout weights;
    private final @Nullable Layout bias;
    private final ConvolutionGeometry window;
    private final long[] before;
    private final long[] after;
    private final Primitive forward;

    /**
     * Between images of known layouts.
     *
     * @param weights {@code [small channels, large channels, height, width]}
     * @param bias {@code [small channels]}, or null
     */
    ConvolutionPrimitives(
            Arena arena,
            Layout large,
            Layout small,
            Layout weights,
            @Nullable Layout bias,
            ConvolutionGeometry window,
            PrimitiveAttributes attributes) {
        this.arena = arena;
        this.large = large;
        this.small = small;
        this.standing = weights;
        this.weights = Layout.any(weights.dimensions());
        this.bias = bias;
        this.window = window;
        long[] size = Arrays.copyOfRange(large.dimensions(), 2, 4);
        long[] positions = Arrays.copyOfRange(small.dimensions(), 2, 4);
        this.before = window.before(size, positions);
        this.after = window.after(size, positions);
        dnnl_convolution_desc_t description = new dnnl_convolution_desc_t();
        OneDnn.check(dnnl_dilated_convolution_forward_desc_init(
                description,
                dnnl_forward_training,
                dnnl_convolution_direct,
                large.description(),
                this.weights.description(),
                biasDescription(),
                small.description(),
                window.stride(),
                window.gaps(),
                before,
                after));
        this.forward = primitive(description, attributes, null);
    }

    private Primitive primitive(
            dnnl_convolution_desc_t description, PrimitiveAttributes attributes, @Nullable Primitive hint) {
        Primitive primitive = arena.primitive(description, attributes, hint);
        if (window.cells() == 1) {
            // oneDNN 2.5.2 on AVX2, stride 2: it counts the channels as they are and writes whole vectors of 8.
            arena.reserve(8 * primitive.layout(DNNL_ARG_SCRATCHPAD).bytes());
        }
        return primitive;
    }

    private @Nullable dnnl_memory_desc_t biasDescription() {
        return bias == null ? null : bias.description();
    }

    /** Large image to small. */
    Primitive forward() {
        return forward;
    }

    /**
     * Small image, or its gradient, to large.
     *
     * @param site where parameters come from
     * @param from the small image
     * @param to the large image, overwritten
     * @param parameter the weights
     * @param calls is given what does it
     */
    void toLarge(CompileContext site, Tensor from, Tensor to, Parameter parameter, Consumer<Runnable> calls) {
        // Images of few channels come out of this primitive padded, whatever the others take them in.
        boolean padded = !to.layout().hasBlocks() && from.layout().hasBlocks();
        Layout wanted = padded ? Layout.any(large.dimensions()) : to.layout();
        dnnl_convolution_desc_t description = new dnnl_convolution_desc_t();
        OneDnn.check(dnnl_dilated_convolution_backward_data_desc_init(
                description,
                dnnl_convolution_direct,
                wanted.description(),
                weights.description(),
                small.description(),
                window.stride(),
                window.gaps(),
                before,
                after));
        Primitive primitive = primitive(description, PrimitiveAttributes.NONE, forward);
        Tensor target = padded ? arena.tensor(primitive.layout(DNNL_ARG_DIFF_SRC)) : to;
        PrimitiveCall call = arena.call(primitive).with(DNNL_ARG_DIFF_DST, from).with(DNNL_ARG_DIFF_SRC, target);
        site.read(call, primitive, DNNL_ARG_WEIGHTS, parameter, standing, calls);
        calls.accept(call);
        if (padded) {
            calls.accept(arena.copy(target, to));
        }
    }

    /** Both images to the gradient to the weights, and the small one to the gradient to the bias. */
    Primitive backwardWeights() {
        dnnl_convolution_desc_t description = new dnnl_convolution_desc_t();
        OneDnn.check(dnnl_dilated_convolution_backward_weights_desc_init(
                description,
                dnnl_convolution_direct,
                large.description(),
                weights.description(),
                biasDescription(),
                small.description(),
                window.stride(),
                window.gaps(),
                before,
                after));
        return primitive(description, PrimitiveAttributes.NONE, forward);
    }
}
