package dev.sparring.gan.augment;

/**
 * How likely each change of an image is: fixed, growing from 0 over the discriminator's first updates, or found by how sure the discriminator is of
 * real images.
 *
 * <p>The last is ADA (Karras et al. 2020, "Training generative adversarial networks with limited data", NeurIPS): r = mean sign(logit of a real
 * image), over four updates, is 0 where the discriminator does not know real images from others and 1 where it is sure of all of
 * them; the probability rises while r is above its target and falls while it is below, so fast that it would pass from 0 to 1 within
 * so many images.
 *
 * <p>One thread.
 */
public final class AugmentProbability {

    private static final int UPDATES = 4;

    private final double most;
    private final long warmup;
    private final double target;
    private final long images;

    private double adapted;
    private double signs;
    private long seen;
    private int batches;

    private AugmentProbability(double most, long warmup, double target, long images) {
        this.most = most;
        this.warmup = warmup;
        this.target = target;
        this.images = images;
    }

    /**
     * Always the same, or growing in a straight line.
     *
     * @param probability in [0, 1]
     * @param warmup updates of the discriminator until it is reached; 0 to begin with it
     * @return the probability
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static AugmentProbability fixed(double probability, long warmup) {
        if (!(probability >= 0 && probability <= 1) || warmup < 0) {
            throw new IllegalArgumentException(
                    "probability must be in [0, 1] and warmup at least 0, got " + probability + " and " + warmup);
        }
        return new AugmentProbability(probability, warmup, 0, 0);
    }

    /**
     * As sure as the discriminator is. It needs a loss under which a logit above 0 says that an image is real, so none of the relativistic ones and not
     * {@code WASSERSTEIN}.
     *
     * @param target what r is held at, in (0, 1); 0.6 is ADA's
     * @param images real images in which it could pass from 0 to 1, at least 1; 500,000 are ADA's
     * @param most what it never exceeds, in [0, 1]
     * @return the probability, 0 at first
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static AugmentProbability adaptive(double target, long images, double most) {
        if (!(target > 0 && target < 1) || images < 1 || !(most >= 0 && most <= 1)) {
            throw new IllegalArgumentException("target must be in (0, 1), images at least 1 and most in [0, 1], got "
                    + target + ", " + images + " and " + most);
        }
        return new AugmentProbability(most, 0, target, images);
    }

    /** One with the same settings and nothing taken in. */
    AugmentProbability fresh() {
        return new AugmentProbability(most, warmup, target, images);
    }

    /**
     * What it is.
     *
     * @param update of the discriminator, 0 for its first
     * @return in [0, 1]
     */
    public double at(long update) {
        if (images > 0) {
            return adapted;
        }
        return update >= warmup ? most : most * update / warmup;
    }

    /**
     * Takes in what the discriminator made of real images.
     *
     * @param logits one an image
     */
    void see(float[] logits) {
        if (images == 0) {
            return;
        }
        for (float logit : logits) {
            signs += Math.signum(logit);
        }
        seen += logits.length;
        if (++batches == UPDATES) {
            double step = (double) seen / images;
            adapted += Math.signum(signs / seen - target) * step;
            adapted = Math.max(0, Math.min(most, adapted));
            signs = 0;
            seen = 0;
            batches = 0;
        }
    }

    /** What it remembers. */
    double[] state() {
        return new double[] {adapted, signs, seen, batches};
    }

    /** Goes on from there. */
    void restore(double[] state) {
        if (state.length == 4) {
            adapted = Math.min(most, state[0]);
            signs = state[1];
            seen = (long) state[2];
            batches = (int) state[3];
        }
    }
}
