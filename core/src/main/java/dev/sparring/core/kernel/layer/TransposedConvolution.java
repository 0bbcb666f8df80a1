package dev.sparring.core.kernel.layer;

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
 * A transposed convolution {@code [batch, inputs, height, width]} to {@code [batch, outputs, height', width']}: the gradient
 * of a convolution to its input, used forward (Dumoulin and Visin 2016, section 4).
 *
 * @param inputs channels, at least 1
 * @param outputs channels, at least 1
 * @param window how the convolution that it transposes moves
 * @param weights {@code [inputs, outputs, kernel height, kernel width]}, row-major
 * @param bias {@code outputs} numbers, or null
 */
public record TransposedConvolution(
        long inputs,
        long outputs,
        ConvolutionGeometry window,
        Parameter weights,
        @Nullable Parameter bias) implements LayerOperation {

    @Override
    public Optional<Layout> wanted(Layout input) {
        return input.rank() == 4 ? Optional.of(ImageLayouts.beside(outputs, input.dimensions())) : Optional.empty();
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        long[] shape = input.layout().dimensions();
        if (shape.length != 4 || shape[1] != inputs) {
            throw new IllegalArgumentException(
                    "a transposed convolution takes images of " + inputs + " channels, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor output;
        private final Layout standing;
        private final ConvolutionPrimitives correlation;
        private @Nullable Tensor delta;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            long[] shape = input.layout().dimensions();
            this.output = site.arena()
                    .tensor(ImageLayouts.beside(
                            inputs, shape[0], outputs, window.enlarged(0, shape[2]), window.enlarged(1, shape[3])));
            this.standing = Layout.rowMajor(inputs, outputs, window.kernel()[0], window.kernel()[1]);
            this.correlation = new ConvolutionPrimitives(
                    site.arena(), output.layout(), input.layout(), standing, null, window, PrimitiveAttributes.NONE);
            if (Col2Im.pays(output, window)) {
                Col2Im.add(site, input, output, window, weights, this::onForward);
            } else {
                correlation.toLarge(site, input, output, weights, this::onForward);
            }
            if (bias != null) {
                new ChannelBias(site, bias, output.layout()).addTo(output, this);
            }
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public double multiplications() {
            return (double) input.layout().elements() * outputs * window.cells();
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            delta = outputGradient;
            Primitive toWeights = correlation.backwardWeights();
            PrimitiveCall parameters = site.arena()
                    .call(toWeights)
                    .with(DNNL_ARG_SRC, outputGradient)
                    .with(DNNL_ARG_DIFF_DST, input);
            onParameters(parameters);
            site.write(parameters, toWeights, DNNL_ARG_DIFF_WEIGHTS, weights, standing, this::onParameters);
            if (bias != null) {
                new ChannelBias(site, bias, outputGradient.layout()).sumOf(outputGradient, this);
            }

            Tensor inputGradient = site.arena().tensor(input.layout());
            Primitive toData = correlation.forward();
            PrimitiveCall data =
                    site.arena().call(toData).with(DNNL_ARG_SRC, outputGradient).with(DNNL_ARG_DST, inputGradient);
            site.read(data, toData, DNNL_ARG_WEIGHTS, weights, standing, this::onInput);
            onInput(data);
            return inputGradient;
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            if (delta == null) {
                throw new IllegalStateException("a tangent comes after the way back");
            }
            Tensor tangent = site.arena().tensor(output.layout());
            if (Col2Im.pays(tangent, window)) {
                Col2Im.add(site, inputTangent, tangent, window, weights, this::onTangent);
            } else {
                correlation.toLarge(site, inputTangent, tangent, weights, this::onTangent);
            }
            compileTangentToWeights(inputTangent, delta, this::onTangentParameters);
            site.join(this, inputTangent, input);
            compileJoinedBias(delta);
            return tangent;
        }

        @Override
        protected void compileStill() {
            Tensor gradient = Objects.requireNonNull(delta, "a tangent comes after the way back");
            compileTangentToWeights(site.weighted(this, input), gradient, this::onJoined);
            compileJoinedBias(gradient);
        }

        private void compileTangentToWeights(Tensor source, Tensor gradient, Consumer<Runnable> calls) {
            Primitive toWeights = correlation.backwardWeights();
            PrimitiveCall product =
                    site.arena().call(toWeights).with(DNNL_ARG_SRC, gradient).with(DNNL_ARG_DIFF_DST, source);
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
            return false;
        }
    }
}
