package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.sparring.core.kernel.CompileContext;
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
        return Optional.of(
                groups == 1
                        ? ImageLayouts.beside(outputs, input.dimensions())
                        : Layout.channelsLast(input.dimensions()));
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
        private final ConvolutionPrimitives correlation;
        private final ActivationPasses function;
        private @Nullable Tensor delta;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            long[] shape = input.layout().dimensions();
            this.output = site.arena()
                    .tensor(image(shape[0], outputs, window.positions(0, shape[2]), window.positions(1, shape[3])));
            this.function = activation.passes(this, site, output);
            this.standing = standing();
            this.biasLayout = bias == null ? null : Layout.rowMajor(outputs);
            this.correlation = new ConvolutionPrimitives(
                    site.arena(),
                    input.layout(),
                    output.layout(),
                    standing,
                    biasLayout,
                    window,
                    activation.asAttributes());
            Primitive primitive = correlation.forward();
            PrimitiveCall call =
                    site.arena().call(primitive).with(DNNL_ARG_SRC, input).with(DNNL_ARG_DST, output);
            site.read(call, primitive, DNNL_ARG_WEIGHTS, weights, standing, this::onForward);
            if (bias != null && biasLayout != null) {
                call.with(DNNL_ARG_BIAS, site.parameter(bias, biasLayout));
            }
            onForward(call);
        }

        @Override
        public Tensor output() {
            return output;
        }

        private Layout image(long... shape) {
            return groups == 1 ? ImageLayouts.beside(inputs, shape) : Layout.channelsLast(shape);
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
            delta = before;
            return compileLinearBackward(before);
        }

        /** The way back through all but the activation. */
        private Tensor compileLinearBackward(Tensor outputGradient) {
            Primitive toWeights = correlation.backwardWeights();
            PrimitiveCall parameters =
                    site.arena().call(toWeights).with(DNNL_ARG_SRC, input).with(DNNL_ARG_DIFF_DST, outputGradient);
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
            correlation.toLarge(site, outputGradient, inputGradient, weights, this::onInput);
            return inputGradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            if (delta == null) {
                throw new IllegalStateException("a tangent comes after the way back");
            }
            ConvolutionPrimitives linear = new ConvolutionPrimitives(
                    site.arena(), input.layout(), output.layout(), standing, null, window, PrimitiveAttributes.NONE);
            Tensor tangent = site.arena().tensor(output.layout());
            Primitive primitive = linear.forward();
            PrimitiveCall call = site.arena()
                    .call(primitive)
                    .with(DNNL_ARG_SRC, inputTangent)
                    .with(DNNL_ARG_DST, tangent);
            site.read(call, primitive, DNNL_ARG_WEIGHTS, weights, standing, this::onTangent);
            onTangent(call);
            compileTangentToWeights(linear, inputTangent, delta, this::onTangentParameters);
            site.join(this, inputTangent, input);
            compileJoinedBias(delta);
            return function.tangent(tangent, true);
        }

        @Override
        protected void compileStill() {
            Tensor gradient = Objects.requireNonNull(delta, "a tangent comes after the way back");
            compileTangentToWeights(
                    new ConvolutionPrimitives(
                            site.arena(),
                            input.layout(),
                            output.layout(),
                            standing,
                            null,
                            window,
                            PrimitiveAttributes.NONE),
                    site.weighted(this, input),
                    gradient,
                    this::onJoined);
            compileJoinedBias(gradient);
        }

        private void compileTangentToWeights(
                ConvolutionPrimitives linear, Tensor source, Tensor gradient, Consumer<Runnable> calls) {
            Primitive toWeights = linear.backwardWeights();
            PrimitiveCall product =
                    site.arena().call(toWeights).with(DNNL_ARG_SRC, source).with(DNNL_ARG_DIFF_DST, gradient);
            calls.accept(product);
            site.write(product, toWeights, DNNL_ARG_DIFF_WEIGHTS, weights, standing, calls);
        }

        private void compileJoinedBias(Tensor gradient) {
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
                return before == null ? null : compileLinearBackward(before);
            });
        }
    }
}
