package dev.sparring.core.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_v2_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_v2_forward_desc_init;

import dev.sparring.core.onednn.Attributes;
import dev.sparring.core.onednn.Call;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.Tensor;
import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_pooling_v2_desc_t;
import org.jspecify.annotations.Nullable;

/**
 * The largest number or the mean under a window, {@code [batch, channels, height, width]} to
 * {@code [batch, channels, height', width']}.
 *
 * @param kind oneDNN's {@code dnnl_pooling_...} constant
 * @param window how it moves
 */
record Pooling(int kind, Window window) implements Operation {

    @Override
    public Kernel compile(Site site, Tensor input) {
        if (input.layout().rank() != 4) {
            throw new IllegalArgumentException("pooling takes images, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final Site site;
        private final Tensor input;
        private final Tensor output;
        private final long[] before;
        private final long[] after;
        private final Primitive forward;
        private final @Nullable Tensor workspace;

        Compiled(Site site, Tensor input) {
            this.site = site;
            this.input = input;
            long[] shape = input.layout().dimensions();
            long[] size = Arrays.copyOfRange(shape, 2, 4);
            long[] positions = {window.positions(0, size[0]), window.positions(1, size[1])};
            this.output = site.arena().tensor(input.layout().alike(shape[0], shape[1], positions[0], positions[1]));
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
            this.forward = site.arena().primitive(description, Attributes.NONE, null);
            Layout places = forward.layout(DNNL_ARG_WORKSPACE);
            this.workspace = places.bytes() > 0 ? site.arena().tensor(places) : null;
            onForward(withWorkspace(
                    site.arena().call(forward).with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output)));
        }

        private Call withWorkspace(Call call) {
            return workspace == null ? call : call.with(DNNL_ARG_WORKSPACE, workspace);
        }

        @Override
        public Tensor output() {
            return output;
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
                    .call(site.arena().primitive(description, Attributes.NONE, forward))
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_DIFF_SRC, inputGradient)));
            return inputGradient;
        }
    }
}
