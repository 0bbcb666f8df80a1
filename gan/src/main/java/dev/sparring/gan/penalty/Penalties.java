package dev.sparring.gan.penalty;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.player.Player;
import dev.sparring.core.random.RandomStream;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The penalties of a training, each in every update of the discriminator or in every k-th, then k times as strong (Karras et al. 2020,
 * "Analyzing and improving the image quality of StyleGAN", CVPR, section 3.1). Training thread.
 */
public final class Penalties {

    private final List<Lazy> penalties;
    private final RandomStream stream;
    private final boolean[] joined;
    private double value;
    private double gradientNorm = Double.NaN;

    /**
     * A penalty and how often it is applied.
     *
     * @param penalty what is added
     * @param every updates of the discriminator from one time to the next, at least 1
     * @param weight factor of its own weight, by the discriminator's updates: a schedule with a base of 1
     */
    public record Lazy(Penalty penalty, int every, Schedule weight) {

        /** Validates. */
        public Lazy {
            if (every < 1) {
                throw new IllegalArgumentException("every must be at least 1, got " + every);
            }
        }

        /**
         * One whose weight stays.
         *
         * @param penalty what is added
         * @param every updates of the discriminator from one time to the next, at least 1
         */
        public Lazy(Penalty penalty, int every) {
            this(penalty, every, LearningRate.constant(1));
        }

        private boolean isDue(long update) {
            return update % every == 0 && weight.rate(update) > 0;
        }

        /** So many times as strong. */
        private double scale(long update) {
            return every * weight.rate(update);
        }
    }

    /**
     * Some penalties.
     *
     * @param penalties in order; none is legal
     * @param seed of the run, which draws the points of some
     */
    public Penalties(List<Lazy> penalties, long seed) {
        this.penalties = List.copyOf(penalties);
        this.joined = new boolean[penalties.size()];
        this.stream = new RandomStream(seed, "penalties");
    }

    /**
     * Whether one of them needs the discriminator's gradient to its samples.
     *
     * @return false if any network will do
     */
    public boolean needTangent() {
        return penalties.stream().anyMatch(lazy -> lazy.penalty.needsTangent());
    }

    /** Begins a batch of an update of the discriminator. */
    public void begin() {
        value = 0;
        gradientNorm = Double.NaN;
        Arrays.fill(joined, false);
    }

    /**
     * Whether a penalty that is due takes its gradients at the samples of the loss, and the discriminator can do both in one pass.
     *
     * @param update the discriminator's, 0 for its first
     * @param samples which of the loss's
     * @param discriminator whose gradients
     * @return true if {@link #addWithLoss} is to be called in place of a backward pass
     */
    public boolean join(long update, GradientPenalty.Points samples, Network discriminator) {
        return joining(update, samples) >= 0 && discriminator.joinsPenalties();
    }

    /** The first of those; the others, if there are any, have passes of their own. Gives -1 if there is none. */
    private int joining(long update, GradientPenalty.Points samples) {
        for (int i = 0; i < penalties.size(); i++) {
            Lazy lazy = penalties.get(i);
            Optional<GradientPenalty.Points> own = lazy.penalty.samplesOfTheLoss();
            if (own.isPresent() && own.get() == samples && lazy.isDue(update)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Adds the gradients of the loss and of the penalty that joins it.
     *
     * @param update the discriminator's, 0 for its first
     * @param samples which of the loss's
     * @param pass for gradients, of the discriminator over these samples
     * @param lossGradient to each logit
     */
    public void addWithLoss(long update, GradientPenalty.Points samples, Pass pass, float[] lossGradient) {
        int i = joining(update, samples);
        Lazy lazy = penalties.get(i);
        joined[i] = true;
        include(lazy.penalty.addWithLoss(pass, lossGradient, lazy.scale(update)), lazy.weight.rate(update));
    }

    private void include(PenaltyValue added, double weight) {
        value += weight * added.penalty();
        gradientNorm = Double.isNaN(gradientNorm) ? added.gradientNorm() : gradientNorm;
    }

    /**
     * Adds to the gradient to the logits of the real batch.
     *
     * @param update the discriminator's, 0 for its first
     * @param logits one for each sample
     * @param gradient of the loss to them; changed in place
     */
    public void addToReal(long update, float[] logits, float[] gradient) {
        for (Lazy lazy : penalties) {
            if (lazy.isDue(update)) {
                value += lazy.weight.rate(update) * lazy.penalty.addToReal(logits, gradient, lazy.scale(update));
            }
        }
    }

    /**
     * Adds to the gradient to the logits of the generated batch.
     *
     * @param update the discriminator's, 0 for its first
     * @param logits one for each sample
     * @param gradient of the loss to them; changed in place
     */
    public void addToFake(long update, float[] logits, float[] gradient) {
        for (Lazy lazy : penalties) {
            if (lazy.isDue(update)) {
                value += lazy.weight.rate(update) * lazy.penalty.addToFake(logits, gradient, lazy.scale(update));
            }
        }
    }

    /**
     * Adds the penalties' own gradients to the discriminator's, of all that have not joined the loss.
     *
     * @param update the discriminator's, 0 for its first
     * @param draw number of the batch, which draws random points: the update's where each update is of one batch
     * @param discriminator whose gradients
     * @param real the real batch
     * @param fake the generated batch
     */
    public void addGradients(long update, long draw, Critic discriminator, INDArray real, INDArray fake) {
        for (int i = 0; i < penalties.size(); i++) {
            Lazy lazy = penalties.get(i);
            if (lazy.isDue(update) && !joined[i]) {
                include(
                        lazy.penalty.addGradients(
                                discriminator, real, fake, lazy.scale(update), stream.at(draw * penalties.size() + i)),
                        lazy.weight.rate(update));
            }
        }
    }

    /**
     * Does what there is to do after an update.
     *
     * @param discriminator which has just been updated
     */
    public void afterUpdate(Player discriminator) {
        long update = discriminator.updates() - 1;
        for (Lazy lazy : penalties) {
            if (lazy.isDue(update)) {
                lazy.penalty.afterUpdate(discriminator);
            }
        }
    }

    /**
     * The sum of the penalties of the last update, not multiplied for being lazy.
     *
     * @return 0 where none was due
     */
    public double value() {
        return value;
    }

    /**
     * The mean norm of the discriminator's gradient to a sample, where the first of the gradient penalties took it.
     *
     * @return NaN where none was due
     */
    public double gradientNorm() {
        return gradientNorm;
    }

    /**
     * What they remember from update to update.
     *
     * @return for each penalty its numbers
     */
    public List<double[]> state() {
        return penalties.stream().map(lazy -> lazy.penalty.state()).toList();
    }

    /**
     * Goes on from what was remembered.
     *
     * @param state as {@link #state} gave it for the same penalties; what does not fit is left out
     */
    public void restore(List<double[]> state) {
        for (int i = 0; i < Math.min(state.size(), penalties.size()); i++) {
            Penalty penalty = penalties.get(i).penalty;
            if (state.get(i).length == penalty.state().length && state.get(i).length > 0) {
                penalty.restore(state.get(i));
            }
        }
    }
}
