package dev.sparring.core.optimizer.engine;

/**
 * Adam's step, {@code rate * m / (sqrt(v) + epsilon)}, with both moments corrected for their start at 0 before the
 * root is taken (Kingma and Ba 2015, algorithm 1). State: first moment, second moment.
 */
public final class AdamFunction implements UpdateFunction {

    private final float past1;
    private final float new1;
    private final float past2;
    private final float new2;
    private final float scale;
    private final float rootOfCorrection2;
    private final float small;

    /**
     * For one update.
     *
     * @param beta1 weight of the past in the first moment
     * @param beta2 weight of the past in the second
     * @param epsilon added to the root
     * @param update 0-based index of the update
     * @param rate the learning rate
     */
    public AdamFunction(double beta1, double beta2, double epsilon, long update, double rate) {
        this.past1 = (float) beta1;
        this.new1 = (float) (1 - beta1);
        this.past2 = (float) beta2;
        this.new2 = (float) (1 - beta2);
        this.scale = (float) (rate / (1 - Math.pow(beta1, update + 1.0)));
        this.rootOfCorrection2 = (float) (1 / Math.sqrt(1 - Math.pow(beta2, update + 1.0)));
        this.small = (float) epsilon;
    }

    @Override
    public void apply(float[] parameters, float[] step, float[][] state, int length) {
        float[] first = state[0];
        float[] second = state[1];
        for (int i = 0; i < length; i++) {
            float gradient = step[i];
            float mean = past1 * first[i] + new1 * gradient;
            float square = past2 * second[i] + new2 * gradient * gradient;
            first[i] = mean;
            second[i] = square;
            step[i] = scale * mean / (rootOfCorrection2 * (float) Math.sqrt(square) + small);
        }
    }
}
