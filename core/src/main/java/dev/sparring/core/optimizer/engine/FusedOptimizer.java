package dev.sparring.core.optimizer.engine;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A rule applied to a network's parameters in one pass that also takes the norms: stretches of all vectors are copied to
 * arrays small enough to stay in the processor's cache, computed there and copied back. Trust ratios take a second pass.
 */
final class FusedOptimizer implements Optimizer {

    private static final int CHUNK = FloatVectorView.CHUNK;

    private final Network network;
    private final UpdateRule rule;
    private final List<ParameterRange> ranges;
    private final @Nullable INDArray state;
    private final StateVectors states;
    private final float[] parameters = new float[CHUNK];
    private final float[] step = new float[CHUNK];
    private final TensorNorms norms;
    private final SumOfSquares gradientSquares = new SumOfSquares(CHUNK);
    private final SumOfSquares parameterSquares = new SumOfSquares(CHUNK);
    private final SumOfSquares stepSquares = new SumOfSquares(CHUNK);
    private final SumOfSquares tensorSquares = new SumOfSquares(CHUNK);
    private final SumOfSquares directionSquares = new SumOfSquares(CHUNK);

    /**
     * An optimizer of one network.
     *
     * @param network of type FLOAT
     * @param rule what to do
     * @param state {@code [1, rule.states() * n]}, the rule's vectors one after another, or null if it has none
     */
    FusedOptimizer(Network network, UpdateRule rule, @Nullable INDArray state) {
        this.network = network;
        this.rule = rule;
        this.ranges = network.trainable();
        this.norms = new TensorNorms(ranges);
        this.state = state;
        this.states = new StateVectors(state, rule.states(), CHUNK);
    }

    @Override
    public UpdateStatistics update(long update, double rate, double clipNorm) {
        INDArray gradients = network.gradients();
        float scale = 1;
        double before = Double.NaN;
        if (clipNorm > 0) {
            before = network.norm(gradients);
            scale = before > clipNorm ? (float) (clipNorm / before) : 1;
        }
        Pass pass = new Pass(gradients, update, rate, scale);
        for (int r = 0; r < ranges.size(); r++) {
            gradientSquares.clear();
            parameterSquares.clear();
            stepSquares.clear();
            if (rule.usesTrustRatio()) {
                pass.moveScaled(ranges.get(r));
            } else {
                pass.move(ranges.get(r));
            }
            norms.gradient(r, gradientSquares.sum());
            norms.parameter(r, parameterSquares.sum());
            norms.step(r, stepSquares.sum());
        }
        return new UpdateStatistics(rate, clipNorm > 0 ? before : norms.gradientNorm(), norms.ratio());
    }

    @Override
    public List<LayerStatistics> layers() {
        return norms.layers();
    }

    @Override
    public void resetState() {
        if (state != null) {
            state.assign(0);
        }
    }

    @Override
    public Optional<INDArray> wayBack() {
        OptionalInt vector = rule.wayBack();
        if (state == null || vector.isEmpty()) {
            return Optional.empty();
        }
        long length = state.length() / rule.states();
        long from = vector.getAsInt() * length;
        return Optional.of(state.reshape(state.length()).get(NDArrayIndex.interval(from, from + length)));
    }

    private static void multiply(float[] numbers, float factor, int length) {
        if (factor != 1) {
            for (int i = 0; i < length; i++) {
                numbers[i] *= factor;
            }
        }
    }

    /** One update of all parameters, tensor by tensor. */
    private final class Pass {

        private final FloatVectorView all;
        private final FloatVectorView gradients;
        private final UpdateFunction arithmetic;
        private final UpdateFunction afterwards;
        private final double rate;
        private final float scale;

        /**
         * Over live memory.
         *
         * @param scale what gradients are multiplied with first
         */
        Pass(INDArray gradients, long update, double rate, float scale) {
            this.all = new FloatVectorView(network.parameters(), 0);
            this.gradients = new FloatVectorView(gradients, 0);
            this.arithmetic = rule.updateFunction(update, rate);
            this.afterwards = rule.postProcess(update);
            this.rate = rate;
            this.scale = scale;
        }

        void move(ParameterRange tensor) {
            long end = tensor.from() + tensor.length();
            for (long at = tensor.from(); at < end; at += CHUNK) {
                int length = (int) Math.min(CHUNK, end - at);
                float[][] state = read(at, length);
                compute(state, length);
                finish(at, state, length);
            }
        }

        /** In two passes, because the step's length is known only after the first, which leaves it in the gradients. */
        void moveScaled(ParameterRange tensor) {
            long end = tensor.from() + tensor.length();
            tensorSquares.clear();
            directionSquares.clear();
            for (long at = tensor.from(); at < end; at += CHUNK) {
                int length = (int) Math.min(CHUNK, end - at);
                compute(read(at, length), length);
                tensorSquares.add(parameters, length);
                directionSquares.add(step, length);
                gradients.write(at, step, length);
                states.write(at, length);
            }
            double size = Math.sqrt(tensorSquares.sum());
            double direction = Math.sqrt(directionSquares.sum()) / rate;
            float trust = size == 0 || direction == 0 ? 1 : (float) (size / direction);
            for (long at = tensor.from(); at < end; at += CHUNK) {
                int length = (int) Math.min(CHUNK, end - at);
                float[][] state = read(at, length);
                multiply(step, trust, length);
                finish(at, state, length);
            }
        }

        private float[][] read(long at, int length) {
            all.read(at, parameters, length);
            gradients.read(at, step, length);
            return states.read(at, length);
        }

        private void compute(float[][] state, int length) {
            gradientSquares.add(step, length);
            multiply(step, scale, length);
            arithmetic.apply(parameters, step, state, length);
        }

        private void finish(long at, float[][] state, int length) {
            parameterSquares.add(parameters, length);
            afterwards.apply(parameters, step, state, length);
            stepSquares.add(step, length);
            for (int i = 0; i < length; i++) {
                parameters[i] -= step[i];
            }
            all.write(at, parameters, length);
            states.write(at, length);
        }
    }
}
