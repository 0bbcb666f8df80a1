package dev.sparring.core.kernel.normalisation;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.Parameter;
import dev.sparring.core.kernel.layer.Activation;
import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.Primitive;
import dev.sparring.core.onednn.PrimitiveAttributes;
import dev.sparring.core.onednn.PrimitiveCall;
import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation by channel, of {@code [batch, channels]} or {@code [batch, channels, height, width]} (Ioffe and Szegedy
 * 2015, algorithm 1), with ReLU behind it where {@code relu}.
 *
 * <p>In training it uses the batch's mean and biased variance, and a backward pass to the parameters moves the running
 * statistics towards them; in inference it uses the running statistics.
 *
 * @param channels at least 1
 * @param epsilon added to the variance, above 0
 * @param decay weight of the running statistics' past, in [0, 1]
 * @param scale one number a channel, or null for the constant
 * @param shift one number a channel, or null for the constant
 * @param constantScale used where {@code scale} is null
 * @param constantShift used where {@code shift} is null
 * @param mean running mean, one number a channel
 * @param spread running variance, or the decimal logarithm of its square root, one number a channel
 * @param logarithmic which of the two {@code spread} is
 * @param relu whether ReLU follows
 */
public record BatchNormalisation(
        long channels,
        float epsilon,
        double decay,
        @Nullable Parameter scale,
        @Nullable Parameter shift,
        float constantScale,
        float constantShift,
        Parameter mean,
        Parameter spread,
        boolean logarithmic,
        boolean relu)
        implements LayerOperation {

    @Override
    public Optional<String> withoutTangent() {
        return Optional.of("it ties the samples of a batch together");
    }

    @Override
    public Optional<LayerOperation> fusedWith(LayerOperation next) {
        return !relu && next instanceof Activation function && function.isRelu()
                ? Optional.of(new BatchNormalisation(
                        channels,
                        epsilon,
                        decay,
                        scale,
                        shift,
                        constantScale,
                        constantShift,
                        mean,
                        spread,
                        logarithmic,
                        true))
                : Optional.empty();
    }

    @Override
    public Kernel compile(CompileContext site, Tensor input) {
        if (input.layout().size(1) != channels) {
            throw new IllegalArgumentException(
                    "batch normalisation takes " + channels + " channels, got shape " + input.layout());
        }
        return new Compiled(site, input);
    }

    private final class Compiled extends Kernel {
        private final CompileContext site;
        private final Tensor output;
        private final Layout image;
        private final Layout each = Layout.rowMajor(channels);
        private final Tensor seen;
        private final Tensor meanUsed;
        private final Tensor varianceUsed;
        private final Tensor scaleUsed;
        private final Tensor shiftUsed;
        private final Primitive forward;
        private final @Nullable Tensor workspace;
        private final int flags;

        Compiled(CompileContext site, Tensor input) {
            this.site = site;
            this.output = site.arena().tensor(input.layout());
            long[] shape = input.layout().dimensions();
            this.image = shape.length == 2 ? Layout.channelsLast(shape[0], shape[1], 1, 1) : input.layout();
            this.seen = site.arena().view(image, input.address());
            boolean training = site.training();
            this.meanUsed = training ? site.arena().tensor(each) : site.parameter(mean, each);
            this.varianceUsed = training || logarithmic ? site.arena().tensor(each) : site.parameter(spread, each);
            this.scaleUsed = parameterOr(scale, constantScale);
            this.shiftUsed = parameterOr(shift, constantShift);
            this.flags = dnnl_use_scale
                    | dnnl_use_shift
                    | (relu ? dnnl_fuse_norm_relu : 0)
                    | (training ? 0 : dnnl_use_global_stats);
            dnnl_batch_normalization_desc_t description = new dnnl_batch_normalization_desc_t();
            OneDnn.check(dnnl_batch_normalization_forward_desc_init(
                    description,
                    training ? dnnl_forward_training : dnnl_forward_inference,
                    image.description(),
                    epsilon,
                    flags));
            this.forward = site.arena().primitive(description, PrimitiveAttributes.NONE, null);
            PrimitiveCall call = site.arena()
                    .call(forward)
                    .with(DNNL_ARG_SRC, seen)
                    .with(DNNL_ARG_DST, site.arena().view(image, output.address()))
                    .with(DNNL_ARG_MEAN, meanUsed)
                    .with(DNNL_ARG_VARIANCE, varianceUsed)
                    .with(DNNL_ARG_SCALE, scaleUsed)
                    .with(DNNL_ARG_SHIFT, shiftUsed);
            Layout signs = forward.layout(DNNL_ARG_WORKSPACE);
            this.workspace = signs.bytes() > 0 ? site.arena().tensor(signs) : null;
            if (workspace != null) {
                call.with(DNNL_ARG_WORKSPACE, workspace);
            }
            if (!training && logarithmic) {
                onForward(new Variance(site.parameter(spread, each).floats(), varianceUsed.floats()));
            }
            onForward(call);
        }

        private Tensor parameterOr(@Nullable Parameter parameter, float constant) {
            if (parameter != null) {
                return site.parameter(parameter, each);
            }
            Tensor constants = site.arena().tensor(each);
            FloatBuffer buffer = constants.floats();
            while (buffer.hasRemaining()) {
                buffer.put(constant);
            }
            return constants;
        }

        @Override
        public Tensor output() {
            return output;
        }

        @Override
        public Tensor compileBackward(Tensor outputGradient) {
            dnnl_batch_normalization_desc_t description = new dnnl_batch_normalization_desc_t();
            OneDnn.check(dnnl_batch_normalization_backward_desc_init(
                    description, dnnl_backward, image.description(), image.description(), epsilon, flags));
            Primitive primitive = site.arena().primitive(description, PrimitiveAttributes.NONE, forward);
            Tensor scaleGradient = scale == null ? site.arena().tensor(each) : site.gradient(scale, each);
            Tensor shiftGradient = shift == null ? site.arena().tensor(each) : site.gradient(shift, each);
            Tensor gradient = site.arena().view(image, outputGradient.address());
            PrimitiveCall call = site.arena()
                    .call(primitive)
                    .with(DNNL_ARG_SRC, seen)
                    .with(DNNL_ARG_MEAN, meanUsed)
                    .with(DNNL_ARG_VARIANCE, varianceUsed)
                    .with(DNNL_ARG_SCALE, scaleUsed)
                    .with(DNNL_ARG_SHIFT, shiftUsed)
                    .with(DNNL_ARG_DIFF_DST, gradient)
                    .with(DNNL_ARG_DIFF_SRC, gradient)
                    .with(DNNL_ARG_DIFF_SCALE, scaleGradient)
                    .with(DNNL_ARG_DIFF_SHIFT, shiftGradient);
            if (workspace != null) {
                call.with(DNNL_ARG_WORKSPACE, workspace);
            }
            // One call gives all gradients; to leave those of the parameters out would cost more than it saves.
            onBackward(call);
            onParameters(new Statistics(
                    site.parameter(mean, each).floats(),
                    site.parameter(spread, each).floats(),
                    meanUsed.floats(),
                    varianceUsed.floats()));
            return outputGradient;
        }
    }

    /** Running variance from the logarithm that is stored. */
    private record Variance(FloatBuffer logarithms, FloatBuffer variances) implements Runnable {
        @Override
        public void run() {
            for (int i = 0; i < variances.capacity(); i++) {
                variances.put(i, (float) Math.pow(10, 2.0 * logarithms.get(i)));
            }
        }
    }

    /** Moves the running statistics towards the batch's. */
    private final class Statistics implements Runnable {
        private final FloatBuffer means;
        private final FloatBuffer spreads;
        private final FloatBuffer batchMeans;
        private final FloatBuffer batchVariances;

        Statistics(FloatBuffer means, FloatBuffer spreads, FloatBuffer batchMeans, FloatBuffer batchVariances) {
            this.means = means;
            this.spreads = spreads;
            this.batchMeans = batchMeans;
            this.batchVariances = batchVariances;
        }

        @Override
        public void run() {
            for (int i = 0; i < means.capacity(); i++) {
                means.put(i, moved(means.get(i), batchMeans.get(i)));
                float batch = batchVariances.get(i);
                if (logarithmic) {
                    float variance = (float) Math.pow(10, 2.0 * spreads.get(i));
                    spreads.put(i, (float) (0.5 * Math.log10(moved(variance, batch))));
                } else {
                    spreads.put(i, moved(spreads.get(i), batch));
                }
            }
        }

        private float moved(float from, float to) {
            return (float) (decay * from + (1 - decay) * to);
        }
    }
}
