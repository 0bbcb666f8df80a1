package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.kernel.Sums;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.function.Consumer;
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
            this.factor = site.parameter(gain, Layout.rowMajor(1, 1, 1));
            onForward(times(input, output));
        }

        private Runnable times(Tensor from, Tensor to) {
            return site.arena().binary(dnnl_binary_mul, flat(from), factor, flat(to), PrimitiveAttributes.NONE);
        }

        /** As the positions of one channel, which oneDNN multiplies with one number a hundred times as fast as an image in blocks. */
        private Tensor flat(Tensor numbers) {
            return site.arena().view(Layout.rowMajor(1, 1, numbers.layout().bytes() / Float.BYTES), numbers.address());
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

        /** The inner product of all numbers, to the gain's gradient. What pads a layout is 0. */
        private void compileProduct(Tensor one, Tensor other, Consumer<Runnable> calls) {
            FloatBuffer left = one.floats();
            FloatBuffer right = other.floats();
            Layout number = Layout.rowMajor(1);
            Tensor product = site.arena().tensor(number);
            FloatBuffer sum = product.floats();
            calls.accept(() -> sum.put(0, (float) Sums.products(left, 0, right, 0, 0, left.limit())));
            calls.accept(site.arena().copy(product, site.gradient(gain, number)));
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
