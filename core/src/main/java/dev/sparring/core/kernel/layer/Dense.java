package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_desc_init;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.PrimitiveCall;
import dev.sparring.core.onednn.Tensor;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;
import org.bytedeco.dnnl.dnnl_matmul_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer: {@code [batch, inputs]}, or an image {@code [batch, channels, height, width]} taken as its
 * row-major numbers, to {@code [batch, outputs]}.
 *
 * <p>DL4J's weights, {@code [inputs, outputs]} in column-major order, are {@code [outputs, inputs]} in row-major order and used
 * as they stand; for an image their inputs are copied into its order, which is cheaper than to copy the image.
 *
 * @param inputs numbers a sample, at least 1
 * @param outputs at least 1
 * @param weights {@code outputs * inputs} numbers
 * @param bias {@code outputs} numbers, or null
 * @param activation what comes after, found from its output
 */
public record Dense(
        long inputs,
        long outputs,
        Parameter weights,
        @Nullable Parameter bias,
        Activation activation) implements LayerOperation {

    @Override
    public boolean isCurved() {
        return activation.isCurved();
    }

    @Override
    public Optional<LayerOperation> fusedWith(LayerOperation next) {
        return activation.isIdentity() && next instanceof Activation function && function.canEndAKernel()
                ? Optional.of(new Dense(inputs, outputs, weights, bias, function))
                : Optional.empty();
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        long[] shape = input.layout().dimensions();
        if (input.layout().elements() != shape[0] * inputs) {
            throw new IllegalArgumentException("a dense layer takes " + inputs + " numbers a sample, got "
                    + input.layout().elements() / shape[0]);
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor input;
        private final Tensor rows;
        private final Tensor output;
        private final Layout weightRows = Layout.rowMajor(outputs, inputs);
        private final @Nullable Layout biasLayout = bias == null ? null : Layout.rowMajor(outputs);
        private final Tensor weightsUsed;
        private final Primitive forward;
        private final ActivationPasses function;
        private @Nullable Tensor delta;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.input = input;
            long batch = input.layout().size(0);
            this.rows = site.arena().view(Layout.rowMajor(batch, inputs), input.address());
            this.output = site.arena().tensor(Layout.rowMajor(batch, outputs));
            this.function = activation.passes(this, site, output);
            this.weightsUsed = weightsUsed();
            dnnl_inner_product_desc_t description = new dnnl_inner_product_desc_t();
            OneDnn.check(dnnl_inner_product_forward_desc_init(
                    description,
                    dnnl_forward_training,
                    rows.layout().description(),
                    weightRows.description(),
                    biasDescription(),
                    output.layout().description()));
            this.forward = site.arena().primitive(description, activation.asAttributes(), null);
            PrimitiveCall call = site.arena()
                    .call(forward)
                    .with(DNNL_ARG_SRC, rows)
                    .with(DNNL_ARG_WEIGHTS, weightsUsed)
                    .with(DNNL_ARG_DST, output);
            if (bias != null && biasLayout != null) {
                call.with(DNNL_ARG_BIAS, site.parameter(bias, biasLayout));
            }
            onForward(call);
        }

        private Tensor weightsUsed() {
            if (asTheyStand()) {
                return site.parameter(weights, weightRows);
            }
            Tensor copy = site.arena().tensor(weightRows);
            onForward(site.arena()
                    .copy(
                            site.parameter(weights, Layout.rowMajor(weightImages())),
                            site.arena().view(input.layout().withDimensions(weightImages()), copy.address())));
            return copy;
        }

        /** Whether the input's numbers are in the order in which the weights expect them. */
        private boolean asTheyStand() {
            return input.layout().rank() == 2
                    || input.layout().withDimensions(weightImages()).equals(Layout.rowMajor(weightImages()));
        }

        private long[] weightImages() {
            long[] shape = input.layout().dimensions();
            shape[0] = outputs;
            return shape;
        }

        private @Nullable dnnl_memory_desc_t biasDescription() {
            return biasLayout == null ? null : biasLayout.description();
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public double multiplications() {
            return (double) rows.layout().elements() * outputs;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            Tensor before = function.backward(outputGradient);
            delta = before;
            return compileLinearBackward(before);
        }

        /** The way back through all but the activation. */
        private Tensor compileLinearBackward(Tensor gradient) {
            compileToParameters(rows, gradient, true, this::onParameters);
            return compileToInput(gradient);
        }

        @Override
        public Tensor compileTangent(Tensor inputTangent) {
            Tensor given = site.arena().view(rows.layout(), inputTangent.address());
            Tensor tangent = site.arena().tensor(output.layout());
            dnnl_inner_product_desc_t description = new dnnl_inner_product_desc_t();
            OneDnn.check(dnnl_inner_product_forward_desc_init(
                    description,
                    dnnl_forward_training,
                    rows.layout().description(),
                    weightRows.description(),
                    null,
                    output.layout().description()));
            onTangent(site.arena()
                    .call(site.arena().primitive(description, PrimitiveAttributes.NONE, null))
                    .with(DNNL_ARG_SRC, given)
                    .with(DNNL_ARG_WEIGHTS, weightsUsed)
                    .with(DNNL_ARG_DST, tangent));
            if (delta == null) {
                throw new IllegalStateException("a tangent comes after the way back");
            }
            compileToParameters(given, delta, false, this::onTangentParameters);
            site.join(this, inputTangent, input);
            compileJoinedBias(delta);
            return function.tangent(tangent, true);
        }

        @Override
        protected void compileStill() {
            Tensor gradient = Objects.requireNonNull(delta, "a tangent comes after the way back");
            Tensor source = site.weighted(this, input);
            compileToParameters(site.arena().view(rows.layout(), source.address()), gradient, false, this::onJoined);
            compileJoinedBias(gradient);
        }

        private void compileJoinedBias(Tensor gradient) {
            if (bias != null) {
                onJoined(weightedSum(gradient, site.sampleWeights(rows.layout().size(0)), bias));
            }
        }

        @Override
        public boolean overwritesGradient() {
            return !activation.isIdentity();
        }

        /** Each sample's gradient times its weight, added up. */
        private Runnable weightedSum(Tensor gradient, Tensor weightsOfSamples, Parameter target) {
            long batch = rows.layout().size(0);
            Layout sum = Layout.rowMajor(1, outputs);
            dnnl_matmul_desc_t description = new dnnl_matmul_desc_t();
            OneDnn.check(dnnl_matmul_desc_init(
                    description,
                    Layout.rowMajor(1, batch).description(),
                    gradient.layout().description(),
                    null,
                    sum.description()));
            return site.arena()
                    .call(site.arena().primitive(description, PrimitiveAttributes.NONE, null))
                    .with(DNNL_ARG_SRC, site.arena().view(Layout.rowMajor(1, batch), weightsOfSamples.address()))
                    .with(DNNL_ARG_WEIGHTS, gradient)
                    .with(DNNL_ARG_DST, site.gradient(target, sum));
        }

        @Override
        public @Nullable Tensor compileSecondBackward(@Nullable Tensor adjoint) {
            return onSecondBackward(() -> {
                Tensor before = function.second(adjoint);
                return before == null ? null : compileLinearBackward(before);
            });
        }

        /** The product of what came in and a gradient before the activation. */
        private void compileToParameters(
                Tensor source, Tensor outputGradient, boolean withBias, Consumer<Runnable> calls) {
            boolean biased = withBias && biasLayout != null;
            dnnl_inner_product_desc_t description = new dnnl_inner_product_desc_t();
            OneDnn.check(dnnl_inner_product_backward_weights_desc_init(
                    description,
                    rows.layout().description(),
                    weightRows.description(),
                    biased ? biasDescription() : null,
                    outputGradient.layout().description()));
            PrimitiveCall call = site.arena()
                    .call(site.arena().primitive(description, PrimitiveAttributes.NONE, forward))
                    .with(DNNL_ARG_SRC, source)
                    .with(DNNL_ARG_DIFF_DST, outputGradient);
            if (biased && bias != null && biasLayout != null) {
                call.with(DNNL_ARG_DIFF_BIAS, site.gradient(bias, biasLayout));
            }
            calls.accept(call);
            if (asTheyStand()) {
                call.with(DNNL_ARG_DIFF_WEIGHTS, site.gradient(weights, weightRows));
            } else {
                Tensor copy = site.arena().tensor(weightRows);
                call.with(DNNL_ARG_DIFF_WEIGHTS, copy);
                calls.accept(site.arena()
                        .copy(
                                site.arena().view(input.layout().withDimensions(weightImages()), copy.address()),
                                site.gradient(weights, Layout.rowMajor(weightImages()))));
            }
        }

        private Tensor compileToInput(Tensor outputGradient) {
            Tensor inputGradient = site.arena().tensor(input.layout());
            dnnl_inner_product_desc_t description = new dnnl_inner_product_desc_t();
            OneDnn.check(dnnl_inner_product_backward_data_desc_init(
                    description,
                    rows.layout().description(),
                    weightRows.description(),
                    outputGradient.layout().description()));
            onInput(site.arena()
                    .call(site.arena().primitive(description, PrimitiveAttributes.NONE, forward))
                    .with(DNNL_ARG_WEIGHTS, weightsUsed)
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_DIFF_SRC, site.arena().view(rows.layout(), inputGradient.address())));
            return inputGradient;
        }
    }
}
