package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.ConvolutionGeometry;
import dev.sparring.core.kernel.ImageLayouts;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.PrimitiveCall;
import dev.sparring.core.onednn.Tensor;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A convolution {@code [batch, inputs, height, width]} to {@code [batch, outputs, height', width']}, as deep learning calls a
 * cross-correlation (Dumoulin and Visin 2016, section 2).
 *
 * @param inputs channels, at least 1
 * @param outputs channels, at least 1
 * @param groups into which both are divided; a group of outputs reads a group of inputs alone
 * @param window how it moves
 * @param weights {@code [outputs, inputs / groups, kernel height, kernel width]}, row-major
 * @param bias {@code outputs} numbers, or null
 * @param activation what comes after, found from its output
 */
public record Convolution(
        long inputs,
        long outputs,
        long groups,
        ConvolutionGeometry window,
        Parameter weights,
        @Nullable Parameter bias,
        Activation activation)
        implements LayerOperation {

    @Override
    public boolean isCurved() {
        return activation.isCurved();
    }

    @Override
    public Optional<LayerOperation> fusedWith(LayerOperation next) {
        return activation.isIdentity() && next instanceof Activation function && function.canEndAKernel()
                ? Optional.of(new Convolution(inputs, outputs, groups, window, weights, bias, function))
                : Optional.empty();
    }

    @Override
    public Optional<Layout> wanted(Layout input) {
        if (input.rank() != 4) {
            return Optional.empty();
        }
        return Optional.of(image(outputs, input.dimensions()));
    }

    /** The layout of an image of this convolution, with so many channels on the other side. */
    private Layout image(long other, long... shape) {
        // Groups that cut blocks have fast code only where the channels come last.
        boolean whole = ImageLayouts.fillsBlocks(inputs / groups) && ImageLayouts.fillsBlocks(outputs / groups);
        return groups == 1 || whole ? ImageLayouts.beside(other, shape) : Layout.channelsLast(shape);
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        long[] shape = input.layout().dimensions();
        if (shape.length != 4 || shape[1] != inputs) {
            throw new IllegalArgumentException(
                    "a convolution takes images of " + inputs + " channels, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final Layout standing;
        private final @Nullable Layout biasLayout;
        /** The layout of the output that the primitives write: that of {@link #output}, or padded to whole blocks. */
        private final Layout written;

        private final ConvolutionPrimitives correlation;
        private final ActivationPasses function;
        private @Nullable Tensor delta;
        private @Nullable Tensor writtenDelta;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            long[] shape = input.layout().dimensions();
            this.output = site.arena()
                    .tensor(image(
                            inputs, shape[0], outputs, window.positions(0, shape[2]), window.positions(1, shape[3])));
            this.function = activation.passes(this, site, output);
            this.standing = standing();
            this.biasLayout = bias == null ? null : Layout.rowMajor(outputs);
            this.written = written();
            this.correlation = primitives(biasLayout, activation.asAttributes());
            Tensor result =
                    written.equals(output.layout()) ? output : site.arena().tensor(written);
            Primitive primitive = correlation.forward();
            PrimitiveCall call =
                    site.arena().call(primitive).with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, result);
            site.read(call, primitive, DNNL_ARG_WEIGHTS, weights, standing, this::onForward);
            if (bias != null && biasLayout != null) {
                call.with(DNNL_ARG_BIAS, site.parameter(bias, biasLayout));
            }
            onForward(call);
            if (result != output) {
                onForward(site.arena().copy(result, output));
            }
        }

        /**
         * From blocks to few channels, and from colours to channels that fill no blocks, oneDNN 2.5 has no fast code but to padded
         * blocks: 3 channels of 32x32 take a hundred times as long.
         */
        private Layout written() {
            boolean toFew = input.layout().hasBlocks() && !output.layout().hasBlocks();
            boolean ofColours = ImageLayouts.isColours(inputs)
                    && !ImageLayouts.isColours(outputs)
                    && !output.layout().hasBlocks();
            boolean padded = toFew || ofColours;
            return padded
                    ? new ConvolutionPrimitives(
                                    site.arena(),
                                    input.layout(),
                                    Layout.any(output.layout().dimensions()),
                                    standing,
                                    biasLayout,
                                    window,
                                    activation.asAttributes())
                            .forward()
                            .layout(DNNL_ARG_DST)
                    : output.layout();
        }

        private ConvolutionPrimitives primitives(@Nullable Layout withBias, PrimitiveAttributes attributes) {
            return new ConvolutionPrimitives(
                    site.arena(), input.layout(), written, standing, withBias, window, attributes);
        }

        /** A gradient to the output as the primitives take it. */
        private Tensor written(Tensor gradient) {
            if (written.equals(gradient.layout())) {
                return gradient;
            }
            Tensor copy = site.arena().tensor(written);
            onBackward(site.arena().copy(gradient, copy));
            return copy;
        }

        @Override
        public Tensor output() {
            return output;
        }

        private Layout standing() {
            long[] kernel = window.kernel();
            return groups == 1
                    ? Layout.rowMajor(outputs, inputs, kernel[0], kernel[1])
                    : Layout.rowMajor(groups, outputs / groups, inputs / groups, kernel[0], kernel[1]);
        }

        @Override
        public double multiplications() {
            return (double) output.layout().elements() * inputs / groups * window.cells();
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            Tensor before = function.backward(outputGradient);
            Tensor seen = written(before);
            delta = before;
            writtenDelta = seen;
            return compileLinearBackward(before, seen);
        }

        /** The way back through all but the activation, from a gradient in the output's layout and in the written one. */
        private Tensor compileLinearBackward(Tensor outputGradient, Tensor seen) {
            Primitive toWeights = correlation.backwardWeights();
            PrimitiveCall parameters =
                    site.arena().call(toWeights).with(DNNL_ARG_SRC, input).with(DNNL_ARG_DIFF_DST, seen);
            if (bias != null && biasLayout != null) {
                parameters.with(DNNL_ARG_DIFF_BIAS, site.gradient(bias, biasLayout));
            }
            onParameters(parameters);
            site.write(parameters, toWeights, DNNL_ARG_DIFF_WEIGHTS, weights, standing, this::onParameters);

            Tensor inputGradient = site.arena().tensor(input.layout());
            if (groups == 1 && Col2Im.pays(inputGradient, window)) {
                Col2Im.add(site, outputGradient, inputGradient, window, weights, this::onInput);
                return inputGradient;
            }
            correlation.toLarge(site, seen, inputGradient, weights, this::onInput);
            return inputGradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            ConvolutionPrimitives linear = primitives(null, PrimitiveAttributes.NONE);
            Tensor tangent = site.arena().tensor(output.layout());
            Tensor result =
                    written.equals(output.layout()) ? tangent : site.arena().tensor(written);
            Primitive primitive = linear.forward();
            PrimitiveCall call = site.arena()
                    .call(primitive)
                    .with(DNNL_ARG_SRC, inputTangent)
                    .with(DNNL_ARG_DST, result);
            site.read(call, primitive, DNNL_ARG_WEIGHTS, weights, standing, this::onTangent);
            onTangent(call);
            if (result != tangent) {
                onTangent(site.arena().copy(result, tangent));
            }
            compileTangentToWeights(linear, inputTangent, this::onTangentParameters);
            site.join(this, inputTangent, input);
            compileJoinedBias();
            return function.tangent(tangent, true);
        }

        @Override
        protected void compileStill() {
            compileTangentToWeights(
                    primitives(null, PrimitiveAttributes.NONE), site.weighted(this, input), this::onJoined);
            compileJoinedBias();
        }

        private void compileTangentToWeights(ConvolutionPrimitives linear, Tensor source, Consumer<Runnable> calls) {
            Tensor gradient = Objects.requireNonNull(writtenDelta, "a tangent comes after the way back");
            Primitive toWeights = linear.backwardWeights();
            PrimitiveCall product =
                    site.arena().call(toWeights).with(DNNL_ARG_SRC, source).with(DNNL_ARG_DIFF_DST, gradient);
            calls.accept(product);
            site.write(product, toWeights, DNNL_ARG_DIFF_WEIGHTS, weights, standing, calls);
        }

        private void compileJoinedBias() {
            Tensor gradient = Objects.requireNonNull(delta, "a tangent comes after the way back");
            if (bias != null) {
                new ChannelBias(site, bias, gradient.layout())
                        .weightedSumOf(
                                gradient, site.sampleWeights(input.layout().size(0)), this::onJoined);
            }
        }

        @Override
        public boolean overwritesGradient() {
            return !activation.isIdentity();
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            return onSecondBackward(() -> {
                Tensor before = function.second(adjoint);
                return before == null ? null : compileLinearBackward(before, written(before));
            });
        }
    }
}
