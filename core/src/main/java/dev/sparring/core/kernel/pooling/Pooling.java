package dev.sparring.core.kernel.pooling;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_v2_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_v2_forward_desc_init;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.ConvolutionGeometry;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.PrimitiveCall;
import dev.sparring.core.onednn.Tensor;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_pooling_v2_desc_t;
import org.jspecify.annotations.Nullable;

/**
 * The largest number or the mean under a window, {@code [batch, channels, height, width]} to
 * {@code [batch, channels, height', width']}.
 *
 * @param kind oneDNN's {@code dnnl_pooling_...} constant
 * @param window how it moves
 */
public record Pooling(int kind, ConvolutionGeometry window) implements LayerOperation {

    /** The largest number under the window; padding never wins. */
    public static Pooling max(ConvolutionGeometry window) {
        return new Pooling(dnnl_pooling_max, window);
    }

    /**
     * The mean under the window.
     *
     * @param window how it moves
     * @param countsPadding whether padding counts, as zeros
     * @return the operation
     */
    public static Pooling average(ConvolutionGeometry window, boolean countsPadding) {
        return new Pooling(countsPadding ? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding, window);
    }

    @Override
    public Optional<String> withoutTangent() {
        return kind == dnnl_pooling_max ? Optional.of("max pooling has none yet") : Optional.empty();
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (input.layout().rank() != 4) {
            throw new IllegalArgumentException("pooling takes images, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final long[] before;
        private final long[] after;
        private final Primitive forward;
        private final @Nullable Tensor workspace;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            long[] shape = input.layout().dimensions();
            long[] size = Arrays.copyOfRange(shape, 2, 4);
            long[] positions = {window.positions(0, size[0]), window.positions(1, size[1])};
            this.output =
                    site.arena().tensor(input.layout().withDimensions(shape[0], shape[1], positions[0], positions[1]));
            this.before = window.before(size, positions);
            this.after = window.after(size, positions);
            dnnl_pooling_v2_desc_t description = new dnnl_pooling_v2_desc_t();
            OneDnn.check(dnnl_pooling_v2_forward_desc_init(
                    description,
                    dnnl_forward_training,
                    kind,
                    input.layout().description(),
                    output.layout().description(),
                    window.stride(),
                    window.kernel(),
                    window.gaps(),
                    before,
                    after));
            this.forward = site.arena().primitive(description, PrimitiveAttributes.NONE, null);
            Layout places = forward.layout(DNNL_ARG_WORKSPACE);
            this.workspace = places.bytes() > 0 ? site.arena().tensor(places) : null;
            onForward(withWorkspace(
                    site.arena().call(forward).with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output)));
        }

        private PrimitiveCall withWorkspace(PrimitiveCall call) {
            return workspace == null ? call : call.with(DNNL_ARG_WORKSPACE, workspace);
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
            Tensor inputGradient = site.arena().tensor(input.layout());
            dnnl_pooling_v2_desc_t description = new dnnl_pooling_v2_desc_t();
            OneDnn.check(dnnl_pooling_v2_backward_desc_init(
                    description,
                    kind,
                    inputGradient.layout().description(),
                    outputGradient.layout().description(),
                    window.stride(),
                    window.kernel(),
                    window.gaps(),
                    before,
                    after));
            onInput(withWorkspace(site.arena()
                    .call(site.arena().primitive(description, PrimitiveAttributes.NONE, forward))
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_DIFF_SRC, inputGradient)));
            return inputGradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = site.arena().tensor(output.layout());
            onTangent(withWorkspace(
                    site.arena().call(forward).with(DNNL_ARG_SRC, inputTangent).with(DNNL_ARG_DST, tangent)));
            return tangent;
        }
    }
}
