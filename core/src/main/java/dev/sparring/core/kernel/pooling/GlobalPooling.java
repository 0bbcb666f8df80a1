package dev.sparring.core.kernel.pooling;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.ConvolutionGeometry;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sum or mean of each channel over all positions, {@code [batch, channels, height, width]} to {@code [batch, channels]}.
 *
 * @param sums whether it is the sum
 */
public record GlobalPooling(boolean sums) implements LayerOperation {

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (input.layout().rank() != 4) {
            throw new IllegalArgumentException("pooling takes images, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    /** The mean as a pooling whose window is the image, and for the sum a factor. */
    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Kernel pooling;
        private final float factor;
        private final Tensor output;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            int height = (int) input.layout().size(2);
            int width = (int) input.layout().size(3);
            this.factor = sums ? height * width : 1;
            this.pooling = Pooling.average(
                            ConvolutionGeometry.of(
                                    new int[] {height, width},
                                    new int[] {1, 1},
                                    new int[] {0, 0},
                                    new int[] {1, 1},
                                    false),
                            true)
                    .compile(site, input);
            takeCalls(pooling);
            this.output = scaled(pooling.output(), row(), this::onForward);
        }

        /** In every layout here, the numbers of images of one position lie as rows do. */
        private Layout row() {
            return Layout.rowMajor(
                    pooling.output().layout().size(0), pooling.output().layout().size(1));
        }

        private Tensor scaled(Tensor from, Layout to, Consumer<Runnable> calls) {
            if (factor == 1) {
                return site.arena().view(to, from.address());
            }
            Tensor result = site.arena().tensor(to);
            calls.accept(site.arena().linear(site.arena().view(to, from.address()), result, factor, 0));
            return result;
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
            Tensor inputGradient = pooling.compileBackward(
                    scaled(outputGradient, pooling.output().layout(), this::onInput));
            takeCalls(pooling);
            return inputGradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor moved = pooling.compileTangent(inputTangent);
            takeCalls(pooling);
            return scaled(moved, row(), this::onTangent);
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            if (adjoint == null) {
                return null;
            }
            Tensor whole =
                    onSecondBackward(() -> scaled(adjoint, pooling.output().layout(), this::onInput));
            Tensor below = pooling.compileSecondBackward(whole);
            takeCalls(pooling);
            return below;
        }
    }
}
