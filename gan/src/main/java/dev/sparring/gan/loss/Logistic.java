package dev.sparring.gan.loss;

/** The logistic functions, in forms that neither overflow nor lose digits for logits of any size. */
final class Logistic {

    private Logistic() {}

    /** log(1 + exp(x)). */
    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** 1 / (1 + exp(-x)), the slope of softplus. */
    static double sigmoid(double x) {
        double small = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + small) : small / (1 + small);
    }
}
