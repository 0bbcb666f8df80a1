package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_desc_init;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.Tensor;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.bytedeco.dnnl.dnnl_matmul_desc_t;
import org.jspecify.annotations.Nullable;

/**
 * All numbers times one that is learned, such as the weight of a residual branch, which begins at 0 (Bachlechner et al. 2021, "ReZero is all
 * you need", UAI, section 3). Any shape.
 *
 * @param gain one number
 */
public record LearnedGain(Parameter gain) implements LayerOperation {

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final Tensor factor;
        private @Nullable Tensor gradient;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            this.output = site.arena().tensor(input.layout());
            long[] ones = new long[input.layout().rank()];
            Arrays.fill(ones, 1);
            this.factor = site.parameter(gain, Layout.rowMajor(ones));
            onForward(times(input, output));
        }

        private Runnable times(Tensor from, Tensor to) {
            return site.arena().binary(dnnl_binary_mul, from, factor, to, PrimitiveAttributes.NONE);
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
            gradient = outputGradient;
            return compileBack(outputGradient);
        }

        private Tensor compileBack(Tensor outputGradient) {
            Tensor inputGradient = site.arena().tensor(input.layout());
            compileProduct(outputGradient, input, this::onParameters);
            onInput(times(outputGradient, inputGradient));
            return inputGradient;
        }

        /** The inner product of all numbers, to the gain's gradient. */
        private void compileProduct(Tensor one, Tensor other, Consumer<Runnable> calls) {
            long length = one.layout().elements();
            Layout row = Layout.rowMajor(1, length);
            Layout column = Layout.rowMajor(length, 1);
            Layout number = Layout.rowMajor(1, 1);
            dnnl_matmul_desc_t description = new dnnl_matmul_desc_t();
            OneDnn.check(dnnl_matmul_desc_init(
                    description, row.description(), column.description(), null, number.description()));
            calls.accept(site.arena()
                    .call(site.arena().primitive(description, PrimitiveAttributes.NONE, null))
                    .with(DNNL_ARG_SRC, site.arena().view(row, one.address()))
                    .with(DNNL_ARG_WEIGHTS, site.arena().view(column, other.address()))
                    .with(DNNL_ARG_DST, site.gradient(gain, number)));
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = site.arena().tensor(output.layout());
            onTangent(times(inputTangent, tangent));
            compileProduct(Objects.requireNonNull(gradient, "the way back"), inputTangent, this::onTangentParameters);
            site.join(this, inputTangent, input);
            return tangent;
        }

        @Override
        protected void compileStill() {
            compileProduct(
                    Objects.requireNonNull(gradient, "the way back"), site.weighted(this, input), this::onJoined);
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            return adjoint == null ? null : onSecondBackward(() -> compileBack(adjoint));
        }
    }
}
