package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.Tensor;
import dev.sparring.core.random.DropoutStream;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.dnnl_binary_desc_t;

/**
 * Dropout, inverted: in training each number is kept with a probability and then divided by it, in inference all are kept
 * (Srivastava et al. 2014, section 10). Any shape.
 *
 * <p>Each forward pass makes its mask from the word that the network's {@link DropoutStream} has for this layer in that pass.
 *
 * @param kept the probability, in (0, 1]
 * @param layer tells this one's masks from those of the network's others
 */
public record Dropout(double kept, int layer) implements LayerOperation {

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        return site.training() && kept < 1 ? new Compiled(site, input) : new Kernel.Alias(site, input, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor mask;
        private final Tensor output;
        private final Primitive multiply;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.mask = site.arena().tensor(input.layout());
            this.output = site.arena().tensor(input.layout());
            dnnl_binary_desc_t description = new dnnl_binary_desc_t();
            OneDnn.check(dnnl_binary_desc_init(
                    description,
                    dnnl_binary_mul,
                    input.layout().description(),
                    mask.layout().description(),
                    output.layout().description()));
            this.multiply = site.arena().primitive(description, PrimitiveAttributes.NONE, null);
            FloatBuffer numbers = mask.floats();
            onForward(() -> draw(numbers));
            onForward(masked(input, output));
        }

        private void draw(FloatBuffer numbers) {
            long word = site.dropout().word(layer);
            // A threshold on the upper 31 bits of a 64-bit xorshift (Marsaglia 2003).
            int threshold = (int) Math.min(Integer.MAX_VALUE, Math.round(kept * 0x1p31));
            float share = (float) (1 / kept);
            word = word == 0 ? 1 : word;
            for (int i = 0; i < numbers.capacity(); i++) {
                word ^= word << 13;
                word ^= word >>> 7;
                word ^= word << 17;
                numbers.put(i, (int) (word >>> 33) < threshold ? share : 0);
            }
        }

        private Runnable masked(Tensor from, Tensor to) {
            return site.arena()
                    .call(multiply)
                    .with(DNNL_ARG_SRC_0, from)
                    .with(DNNL_ARG_SRC_1, mask)
                    .with(DNNL_ARG_DST, to);
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            onInput(masked(outputGradient, outputGradient));
            return outputGradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            // Not in place: a curved function before this one still needs its own direction.
            Tensor tangent = site.arena().tensor(output.layout());
            onTangent(masked(inputTangent, tangent));
            return tangent;
        }
    }
}
