package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.ConvolutionGeometry;
import dev.sparring.core.kernel.ImageLayouts;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.PrimitiveCall;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;

/**
 * A small image to a large one of next to no channels, the gradient of a convolution to its input: first the product of each
 * position with the weights, then each position's window added to the image.
 *
 * <p>oneDNN's own primitive works on 16 channels at a time, however few there are: for one, 64 images of 64x14x14 to 28x28, it
 * takes 1.9 ms and this 0.5.
 */
final class Col2Im {

    /** Numbers in a window up to which this is the faster way; at 48, three channels under 4x4, both are the same. */
    private static final long MOST_NUMBERS = 25;

    private Col2Im() {}

    static boolean pays(Tensor large, ConvolutionGeometry window) {
        // A product with one position for more than colours has no fast code where the channels come last.
        boolean slow =
                window.cells() == 1 && !ImageLayouts.isColours(large.layout().size(1));
        return !slow && large.layout().size(1) * window.cells() <= MOST_NUMBERS;
    }

    /**
     * Adds the calls.
     *
     * @param site where memory and parameters come from
     * @param small {@code [batch, small channels, height', width']}
     * @param large {@code [batch, large channels, height, width]}, overwritten
     * @param window how the convolution moves
     * @param weights {@code [small channels, large channels, kernel height, kernel width]}, row-major
     * @param calls is given them
     */
    static void add(
            CompileContext site,
            Tensor small,
            Tensor large,
            ConvolutionGeometry window,
            Parameter weights,
            Consumer<Runnable> calls) {
        long[] shape = small.layout().dimensions();
        long numbers = large.layout().size(1) * window.cells();
        Layout filters = Layout.strided(new long[] {numbers, shape[1], 1, 1}, new long[] {1, numbers, 1, 1});
        long[] each = {shape[0], numbers, shape[2], shape[3]};
        Layout rows = Layout.channelsLast(each);
        dnnl_convolution_desc_t description = new dnnl_convolution_desc_t();
        OneDnn.check(dnnl_convolution_forward_desc_init(
                description,
                dnnl_forward_training,
                dnnl_convolution_direct,
                small.layout().description(),
                Layout.any(filters.dimensions()).description(),
                null,
                (small.layout().hasBlocks() ? Layout.any(each) : rows).description(),
                new long[] {1, 1},
                new long[2],
                new long[2]));
        Primitive primitive = site.arena().primitive(description, PrimitiveAttributes.NONE, null);
        Tensor given = site.arena().tensor(primitive.layout(DNNL_ARG_DST));
        PrimitiveCall call =
                site.arena().call(primitive).with(DNNL_ARG_SRC, small).with(DNNL_ARG_DST, given);
        site.read(call, primitive, DNNL_ARG_WEIGHTS, weights, filters, calls);
        calls.accept(call);
        Tensor products = given;
        if (!given.layout().equals(rows)) {
            products = site.arena().tensor(rows);
            calls.accept(site.arena().copy(given, products));
        }
        calls.accept(new Windows(products.floats(), large, shape, window));
    }

    /** Adds windows, each a row of products, to an image. */
    private static final class Windows implements Runnable {
        private final FloatBuffer products;
        private final FloatBuffer image;
        private final float[] sample;
        private final int batch;
        private final int rows;
        private final int columns;
        private final int channels;
        private final int height;
        private final int width;
        private final int channelStride;
        private final int pixelStride;
        private final int kernelHeight;
        private final int kernelWidth;
        private final ConvolutionGeometry window;
        private final long[] before;

        Windows(FloatBuffer products, Tensor target, long[] small, ConvolutionGeometry window) {
            this.products = products;
            this.image = target.floats();
            long[] large = target.layout().dimensions();
            this.batch = (int) small[0];
            this.rows = (int) small[2];
            this.columns = (int) small[3];
            this.channels = (int) large[1];
            this.height = (int) large[2];
            this.width = (int) large[3];
            this.kernelHeight = (int) window.kernel()[0];
            this.kernelWidth = (int) window.kernel()[1];
            this.window = window;
            this.before = window.before(new long[] {height, width}, new long[] {rows, columns});
            boolean together = target.layout().channelBlock() == channels;
            this.channelStride = together ? 1 : height * width;
            this.pixelStride = together ? channels : 1;
            this.sample = new float[channels * height * width];
        }

        @Override
        public void run() {
            int length = channels * kernelHeight * kernelWidth;
            for (int n = 0; n < batch; n++) {
                Arrays.fill(sample, 0);
                for (int row = 0; row < rows; row++) {
                    int top = (int) (row * window.stride()[0] - before[0]);
                    for (int column = 0; column < columns; column++) {
                        int left = (int) (column * window.stride()[1] - before[1]);
                        addWindow(((n * rows + row) * columns + column) * length, top, left);
                    }
                }
                image.put(n * sample.length, sample);
            }
        }

        private void addWindow(int from, int top, int left) {
            int at = from;
            for (int channel = 0; channel < channels; channel++) {
                for (int i = 0; i < kernelHeight; i++) {
                    int y = top + i * (int) window.dilation()[0];
                    for (int j = 0; j < kernelWidth; j++, at++) {
                        int x = left + j * (int) window.dilation()[1];
                        if (y >= 0 && y < height && x >= 0 && x < width) {
                            sample[(y * width + x) * pixelStride + channel * channelStride] += products.get(at);
                        }
                    }
                }
            }
        }
    }
}
