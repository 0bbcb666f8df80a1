package dev.sparring.core.kernel.layer;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * ReLU that lets a learned share of what is below 0 through (He et al. 2015, "Delving deep into rectifiers", ICCV, section 2.1). Any shape.
 *
 * @param slopes one for all numbers, or for each channel of an image, or for each number of a row
 */
public record ParametricRelu(Parameter slopes) implements LayerOperation {

    @Override
    public Optional<Layout> wanted(Layout input) {
        return Optional.of(Layout.rowMajor(input.dimensions()));
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (slopes.length() != 1 && slopes.length() != input.layout().size(1)) {
            throw new IllegalArgumentException(
                    slopes.length() + " slopes do not fit samples of shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final int length;
        private final int positions;
        private final FloatBuffer given;
        private final FloatBuffer shares;
        private @Nullable Tensor gradient;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            this.output = site.arena().tensor(input.layout());
            this.length = (int) (input.layout().elements() / input.layout().size(0));
            this.positions = (int) (length / slopes.length());
            this.given = input.floats();
            this.shares =
                    site.parameter(slopes, Layout.rowMajor(slopes.length())).floats();
            FloatBuffer result = output.floats();
            onForward(() -> multiply(given, result));
        }

        private int slope(int index) {
            return index % length / positions;
        }

        /** Numbers times the function's slope at the input's. */
        private void multiply(FloatBuffer from, FloatBuffer to) {
            for (int i = 0; i < given.capacity(); i++) {
                float number = from.get(i);
                to.put(i, given.get(i) > 0 ? number : shares.get(slope(i)) * number);
            }
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
            FloatBuffer from = outputGradient.floats();
            FloatBuffer to = inputGradient.floats();
            compileToSlopes(outputGradient, input, this::onParameters);
            onInput(() -> multiply(from, to));
            return inputGradient;
        }

        private void compileToSlopes(Tensor back, Tensor moved, Consumer<Runnable> calls) {
            Tensor sums = site.arena().tensor(Layout.rowMajor(slopes.length()));
            FloatBuffer a = back.floats();
            FloatBuffer b = moved.floats();
            FloatBuffer to = sums.floats();
            calls.accept(site.arena().clear(sums));
            calls.accept(() -> addProducts(a, b, to));
            calls.accept(site.arena().copy(sums, site.gradient(slopes, sums.layout())));
        }

        private void addProducts(FloatBuffer back, FloatBuffer moved, FloatBuffer to) {
            for (int i = 0; i < given.capacity(); i++) {
                if (!(given.get(i) > 0)) {
                    int place = slope(i);
                    to.put(place, to.get(place) + back.get(i) * moved.get(i));
                }
            }
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor tangent = site.arena().tensor(output.layout());
            FloatBuffer from = inputTangent.floats();
            FloatBuffer to = tangent.floats();
            onTangent(() -> multiply(from, to));
            compileToSlopes(Objects.requireNonNull(gradient, "the way back"), inputTangent, this::onTangentParameters);
            site.join(this, inputTangent, input);
            return tangent;
        }

        @Override
        protected void compileStill() {
            compileToSlopes(
                    Objects.requireNonNull(gradient, "the way back"), site.weighted(this, input), this::onJoined);
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            return adjoint == null ? null : onSecondBackward(() -> compileBack(adjoint));
        }
    }
}
