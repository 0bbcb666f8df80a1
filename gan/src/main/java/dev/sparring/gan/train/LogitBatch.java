package dev.sparring.gan.train;

/**
 * The discriminator's logits on a real and a fake batch, and what they say of it.
 *
 * @param real one logit a real sample
 * @param fake one logit a fake sample
 */
record LogitBatch(float[] real, float[] fake) {

    private static final float[] NO_LOGITS = {};

    /** Of no batch: all that it says is NaN. */
    static final LogitBatch NONE = new LogitBatch(NO_LOGITS, NO_LOGITS);

    double realMean() {
        return mean(real);
    }

    double fakeMean() {
        return mean(fake);
    }

    /** Share of the real batch above 0. */
    double realAccuracy() {
        return shareAbove(0, real);
    }

    /** Share of the fake batch below 0. */
    double fakeAccuracy() {
        return shareBelow(0, fake);
    }

    /** Share of both batches on their own side of 0, or of the middle between their means if that is more. */
    double separation() {
        double middle = (realMean() + fakeMean()) / 2;
        double byMiddle = (shareAbove(middle, real) + shareBelow(middle, fake)) / 2;
        return Math.max(byMiddle, (realAccuracy() + fakeAccuracy()) / 2);
    }

    private static double mean(float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += logit;
        }
        return sum / logits.length;
    }

    private static double shareAbove(double bound, float[] logits) {
        int count = 0;
        for (float logit : logits) {
            count += logit > bound ? 1 : 0;
        }
        return (double) count / logits.length;
    }

    private static double shareBelow(double bound, float[] logits) {
        int count = 0;
        for (float logit : logits) {
            count += logit < bound ? 1 : 0;
        }
        return (double) count / logits.length;
    }
}
