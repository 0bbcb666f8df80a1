package dev.sparring.gan.augment;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.data.SampleShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Changes images at random before the discriminator sees them, real and generated ones alike, and takes gradients back through the changes (Zhao et
 * al. 2020, "Differentiable augmentation for data-efficient GAN training", NeurIPS). The generator does not learn to make changed images
 * as long as each change is left out now and then.
 *
 * <p>Which changes an image gets is a function of the draw's number, so that nothing is kept for the gradient. One thread.
 *
 * <pre>{@code
 * step.withAugmentation(new Augmentation(
 *         EnumSet.of(Augmentation.Kind.FLIP, Augmentation.Kind.TRANSLATION),
 *         AugmentProbability.adaptive(0.6, 500_000, 1),
 *         shape,
 *         42));
 * }</pre>
 */
public final class Augmentation {

    /** What can be changed. */
    public enum Kind {
        /** Left and right, half of the time. */
        FLIP,
        /** The place, by up to an eighth of each side. */
        TRANSLATION,
        /** A rectangle of half of each side, which becomes grey. */
        CUTOUT,
        /** Brightness, saturation and contrast. */
        COLOUR
    }

    private final List<ImageTransform> transforms;
    private final AugmentProbability probability;
    private final SampleShape shape;
    private final long seed;
    private final float[] scratch;
    private final double[][] drawn;
    private final boolean[] chosen;

    /**
     * Nothing has been changed yet.
     *
     * @param kinds what is changed, at least one
     * @param probability of each; begun anew, so that one may serve several
     * @param shape of the images
     * @param seed any value
     * @throws IllegalArgumentException if there is no kind, or these are no images
     */
    public Augmentation(Set<Kind> kinds, AugmentProbability probability, SampleShape shape, long seed) {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds must be at least one, got none");
        }
        if (!shape.isImage()) {
            throw new IllegalArgumentException("augmentation is for images, got " + shape.toText());
        }
        this.transforms = EnumSet.copyOf(kinds).stream()
                .flatMap(kind -> transforms(kind).stream())
                .toList();
        this.probability = probability.fresh();
        this.shape = shape;
        this.seed = seed;
        this.scratch = new float[shape.height() * shape.width()];
        this.drawn = new double[transforms.size()][];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = new double[transforms.get(i).draws()];
        }
        this.chosen = new boolean[transforms.size()];
    }

    private static List<ImageTransform> transforms(Kind kind) {
        return switch (kind) {
            case FLIP -> List.of(new Flip());
            case TRANSLATION -> List.of(new Translation());
            case CUTOUT -> List.of(new Cutout());
            case COLOUR -> List.of(new Brightness(), new Saturation(), new Contrast());
        };
    }

    /**
     * How likely each change is.
     *
     * @param update of the discriminator, 0 for its first
     * @return in [0, 1]
     */
    public double probability(long update) {
        return probability.at(update);
    }

    /**
     * Changes images in place.
     *
     * @param images one after the other, pixels in [-1, 1]
     * @param purpose of these images; each has changes of its own
     * @param draw its number
     * @param update of the discriminator
     */
    public void apply(float[] images, String purpose, long draw, long update) {
        double likely = probability.at(update);
        RandomGenerator random = random(purpose, draw);
        for (int at = 0; at < images.length; at += shape.length()) {
            choose(random, likely);
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i]) {
                    transforms.get(i).apply(images, at, shape, drawn[i], scratch);
                }
            }
        }
    }

    /**
     * Changes gradients to changed images into those to the images, in place.
     *
     * @param gradients one after the other
     * @param purpose as they were changed for
     * @param draw as they were changed by
     * @param update as they were changed at, {@link #see} not having been called since
     */
    public void pullBack(float[] gradients, String purpose, long draw, long update) {
        double likely = probability.at(update);
        RandomGenerator random = random(purpose, draw);
        for (int at = 0; at < gradients.length; at += shape.length()) {
            choose(random, likely);
            for (int i = chosen.length - 1; i >= 0; i--) {
                if (chosen[i]) {
                    transforms.get(i).pullBack(gradients, at, shape, drawn[i], scratch);
                }
            }
        }
    }

    private RandomGenerator random(String purpose, long draw) {
        return new RandomStream(seed, "augment-" + purpose).at(draw);
    }

    /** As many random numbers whatever is chosen, so that images do not depend on each other. */
    private void choose(RandomGenerator random, double likely) {
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = random.nextDouble() < likely;
            for (int k = 0; k < drawn[i].length; k++) {
                drawn[i][k] = random.nextDouble();
            }
        }
    }

    /**
     * Takes in what the discriminator made of real images of an update, once its gradients are taken.
     *
     * @param logits one an image
     */
    public void see(float[] logits) {
        probability.see(logits);
    }

    /**
     * What it remembers.
     *
     * @return for {@link #restore}
     */
    public double[] state() {
        return probability.state();
    }

    /**
     * Goes on from there.
     *
     * @param state as {@link #state} gave it; of another length to begin anew
     */
    public void restore(double[] state) {
        probability.restore(state);
    }
}
