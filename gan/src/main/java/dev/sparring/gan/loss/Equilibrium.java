package dev.sparring.gan.loss;

/** The least loss of a discriminator that gives every sample the same logit, found by search. */
final class Equilibrium {

    private static final double REACH = 30;
    private static final int THIRDS = 200;

    private Equilibrium() {}

    /** Of a loss that is convex in that logit. */
    static double of(Loss loss) {
        double low = -REACH;
        double high = REACH;
        for (int i = 0; i < THIRDS; i++) {
            double third = (high - low) / 3;
            if (at(loss, low + third) < at(loss, high - third)) {
                high -= third;
            } else {
                low += third;
            }
        }
        return at(loss, (low + high) / 2);
    }

    private static double at(Loss loss, double logit) {
        float[] same = {(float) logit};
        return loss.discriminator(same, same).value();
    }
}
