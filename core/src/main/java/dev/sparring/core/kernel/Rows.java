package dev.sparring.core.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_desc_init;

import dev.sparring.core.onednn.Attributes;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;

/** A bias for kernels whose primitives take none: images of channels-last layout are rows of one number a channel. */
final class Rows {

    private Rows() {}

    /**
     * Adds one number a channel to an image in place. The numbers are repeated to the length of a sample first: oneDNN 2.5
     * takes 18 ms to add 3 numbers to 32x3x64x64, and 0.1 ms to add a whole sample.
     */
    static void add(Kernel kernel, Site site, Parameter numbers, Tensor image) {
        long batch = image.layout().size(0);
        long length = image.layout().elements() / batch;
        Layout samples = Layout.rowMajor(batch, length);
        Tensor repeated = site.arena().tensor(Layout.rowMajor(1, length));
        kernel.onForward(new Repeat(
                site.parameter(numbers, Layout.rowMajor(numbers.length())).floats(), repeated.floats()));
        kernel.onForward(site.arena().add(site.arena().lent(samples, image.address()), repeated));
    }

    private record Repeat(FloatBuffer numbers, FloatBuffer target) implements Runnable {
        @Override
        public void run() {
            int period = numbers.capacity();
            for (int i = 0; i < target.capacity(); i += period) {
                for (int k = 0; k < period; k++) {
                    target.put(i + k, numbers.get(k));
                }
            }
        }
    }

    /** Sums an image's numbers by channel, as a product with a column of ones. */
    static Runnable sum(Site site, Tensor image, Parameter sums) {
        long channels = image.layout().size(1);
        long count = image.layout().elements() / channels;
        Tensor ones = site.arena().tensor(Layout.rowMajor(count, 1));
        FloatBuffer buffer = ones.floats();
        while (buffer.hasRemaining()) {
            buffer.put(1);
        }
        Layout weights = Layout.rowMajor(channels, 1);
        Layout rows = Layout.rowMajor(count, channels);
        dnnl_inner_product_desc_t hint = new dnnl_inner_product_desc_t();
        OneDnn.check(dnnl_inner_product_forward_desc_init(
                hint,
                dnnl_forward_training,
                ones.layout().description(),
                weights.description(),
                null,
                rows.description()));
        Primitive forward = site.arena().primitive(hint, Attributes.NONE, null);
        dnnl_inner_product_desc_t description = new dnnl_inner_product_desc_t();
        OneDnn.check(dnnl_inner_product_backward_weights_desc_init(
                description, ones.layout().description(), weights.description(), null, rows.description()));
        return site.arena()
                .call(site.arena().primitive(description, Attributes.NONE, forward))
                .with(DNNL_ARG_SRC, ones)
                .with(DNNL_ARG_DIFF_DST, site.arena().lent(rows, image.address()))
                .with(DNNL_ARG_DIFF_WEIGHTS, site.gradient(sums, weights));
    }
}
