package dev.sparring.core.kernel.pooling;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_nearest;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.Tensor;
import org.bytedeco.dnnl.dnnl_resampling_desc_t;

/**
 * Repeats each number of an image, {@code [batch, channels, height, width]} to
 * {@code [batch, channels, rows * height, columns * width]}.
 *
 * @param rows how often downwards, at least 1
 * @param columns how often to the right, at least 1
 */
public record Upsampling(int rows, int columns) implements LayerOperation {

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (input.layout().rank() != 4) {
            throw new IllegalArgumentException("up-sampling takes images, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final float[] factors = {rows, columns};
        private final Primitive forward;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            long[] shape = input.layout().dimensions();
            this.output = site.arena()
                    .tensor(input.layout().withDimensions(shape[0], shape[1], rows * shape[2], columns * shape[3]));
            dnnl_resampling_desc_t description = new dnnl_resampling_desc_t();
            OneDnn.check(dnnl_resampling_forward_desc_init(
                    description,
                    dnnl_forward_training,
                    dnnl_resampling_nearest,
                    factors,
                    input.layout().description(),
                    output.layout().description()));
            this.forward = site.arena().primitive(description, PrimitiveAttributes.NONE, null);
            onForward(site.arena().call(forward).with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output));
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
            dnnl_resampling_desc_t description = new dnnl_resampling_desc_t();
            OneDnn.check(dnnl_resampling_backward_desc_init(
                    description,
                    dnnl_resampling_nearest,
                    factors,
                    inputGradient.layout().description(),
                    outputGradient.layout().description()));
            onInput(site.arena()
                    .call(site.arena().primitive(description, PrimitiveAttributes.NONE, forward))
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_DIFF_SRC, inputGradient));
            return inputGradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = site.arena().tensor(output.layout());
            onTangent(
                    site.arena().call(forward).with(DNNL_ARG_SRC, inputTangent).with(DNNL_ARG_DST, tangent));
            return tangent;
        }
    }
}
