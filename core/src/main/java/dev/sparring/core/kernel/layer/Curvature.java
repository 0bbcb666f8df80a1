package dev.sparring.core.kernel.layer;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_soft_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;

import dev.sparring.core.onednn.Tensor;
import java.nio.FloatBuffer;

/**
 * What a curved function adds to a second way back: s''(z) zdot a, number by number, with s'' written by what is at hand, h = s(z),
 * z, zdot and hdot = s'(z) zdot.
 */
final class Curvature implements Runnable {

    private final Activation function;
    private final FloatBuffer data;
    private final FloatBuffer given;
    private final FloatBuffer moved;
    private final FloatBuffer gradient;
    private final FloatBuffer target;
    private final boolean adds;

    /**
     * Of tensors of one layout.
     *
     * @param function one of those that are curved
     * @param data h, or z where the function's derivative is taken from it
     * @param given zdot
     * @param moved hdot
     * @param gradient a
     * @param target where to
     * @param adds whether to add to what is there
     */
    Curvature(
            Activation function,
            Tensor data,
            Tensor given,
            Tensor moved,
            Tensor gradient,
            Tensor target,
            boolean adds) {
        this.function = function;
        this.data = data.floats();
        this.given = given.floats();
        this.moved = moved.floats();
        this.gradient = gradient.floats();
        this.target = target.floats();
        this.adds = adds;
    }

    @Override
    public void run() {
        int length = target.capacity();
        for (int i = 0; i < length; i++) {
            float more = bend(data.get(i), given.get(i), moved.get(i)) * gradient.get(i);
            target.put(i, adds ? target.get(i) + more : more);
        }
    }

    /** s''(z) zdot. */
    private float bend(float value, float zdot, float hdot) {
        return switch (function.function()) {
            case dnnl_eltwise_tanh -> -2 * value * hdot;
            case dnnl_eltwise_logistic -> (1 - 2 * value) * hdot;
            // Below 0, where h and z have the same sign, s'' is s'.
            case dnnl_eltwise_elu -> value < 0 ? hdot : 0;
            case dnnl_eltwise_soft_relu -> (1 - sigmoid(value)) * hdot;
            case dnnl_eltwise_swish -> {
                float steepness = function.alpha();
                float gate = sigmoid(steepness * value);
                yield steepness * gate * (1 - gate) * (2 + steepness * value * (1 - 2 * gate)) * zdot;
            }
            default -> throw new IllegalStateException("no curvature of function " + function.function());
        };
    }

    private static float sigmoid(float value) {
        return (float) (1 / (1 + Math.exp(-value)));
    }
}
