package dev.sparring.core.kernel.pooling;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.util.function.Consumer;

/**
 * Puts zeros around images, {@code [batch, channels, height, width]}, or cuts their edges off.
 *
 * @param top rows above, at least 0
 * @param bottom rows below, at least 0
 * @param left columns, at least 0
 * @param right columns, at least 0
 * @param added true for zeros around, false to cut off
 */
public record Border(int top, int bottom, int left, int right, boolean added) implements LayerOperation {

    /** Validates. */
    public Border {
        if (Math.min(Math.min(top, bottom), Math.min(left, right)) < 0) {
            throw new IllegalArgumentException(
                    "a border must be at least 0, got " + top + ", " + bottom + ", " + left + " and " + right);
        }
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        long[] size = input.layout().dimensions();
        long sign = added ? 1 : -1;
        if (size.length != 4 || size[2] + sign * (top + bottom) < 1 || size[3] + sign * (left + right) < 1) {
            throw new IllegalArgumentException("a border " + this + " does not fit " + input.layout());
        }
        return new Compiled(
                site,
                input,
                input.layout()
                        .withDimensions(
                                size[0], size[1], size[2] + sign * (top + bottom), size[3] + sign * (left + right)));
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;

        Compiled(CompileContext site, Tensor input, Layout result) {
            this.site = site;
            this.input = input;
            this.output = site.arena().tensor(result);
            pass(input, output, added, this::onForward);
        }

        /** Copies the smaller one into the middle of the larger one, or out of it. */
        private void pass(Tensor from, Tensor to, boolean adds, Consumer<Runnable> calls) {
            if (adds) {
                calls.accept(site.arena().clear(to));
                calls.accept(site.arena().copy(from, middle(to, from)));
            } else {
                calls.accept(site.arena().copy(middle(from, to), to));
            }
        }

        private Tensor middle(Tensor large, Tensor small) {
            Layout place = large.layout().part(small.layout().dimensions(), new long[] {0, 0, top, left});
            return site.arena().view(place, large.address());
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
            Tensor gradient = site.arena().tensor(input.layout());
            pass(outputGradient, gradient, !added, this::onInput);
            return gradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = site.arena().tensor(output.layout());
            pass(inputTangent, tangent, added, this::onTangent);
            return tangent;
        }
    }
}
