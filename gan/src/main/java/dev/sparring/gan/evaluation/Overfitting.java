package dev.sparring.gan.evaluation;

import dev.sparring.core.network.Inference;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.sampling.RunDiscriminator;
import dev.sparring.gan.sampling.RunSampler;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How much a discriminator knows what it was trained on by heart, seen by what it says of real samples that it never saw (Karras et al., "Training
 * Generative Adversarial Networks with Limited Data", NeurIPS 2020, section 3.2).
 *
 * @param training of samples that it was trained on
 * @param heldOut of real samples that it never saw
 * @param samples of the generator's
 */
public record Overfitting(Verdict training, Verdict heldOut, Verdict samples) {

    /**
     * What a discriminator says of samples.
     *
     * @param real the share that it takes for real, whose logits are above 0
     * @param logit the mean logit
     */
    public record Verdict(double real, double logit) {}

    /**
     * Asks a discriminator, as often about each kind.
     *
     * @param discriminator of the run
     * @param trained what it was trained on
     * @param heldOut what it never saw
     * @param sampling the run's generator
     * @param most samples of each kind, or fewer if there are fewer real ones
     * @param seed of the choice
     * @return what it says
     * @throws SparringException if the checkpoint does not fit the run's configuration
     */
    static Overfitting of(
            RunDiscriminator discriminator,
            DataSource trained,
            DataSource heldOut,
            RunSampler sampling,
            int most,
            long seed)
            throws SparringException {
        Judge samples = new Judge(discriminator);
        sampling.drawn(most, Optional.of(seed), new int[0], samples);
        return new Overfitting(
                ofReal(discriminator, trained, most, seed),
                ofReal(discriminator, heldOut, most, seed),
                samples.verdict());
    }

    private static Verdict ofReal(RunDiscriminator discriminator, DataSource source, int most, long seed) {
        int count = (int) Math.min(most, source.size().orElse(most));
        Judge judge = new Judge(discriminator);
        Subset.disjoint(source, seed, count)
                .get(0)
                .forEachBlock(Inference.block(source.shape().length()), judge);
        return judge.verdict();
    }

    /**
     * How far the held-out samples are from the trained ones on the way to the generator's, by the mean logit.
     *
     * @return 0 if they are taken for the same, 1 if for generated ones; of no meaning where the discriminator tells nothing apart
     */
    public double share() {
        return (training.logit - heldOut.logit) / (training.logit - samples.logit);
    }

    /** Sums up logits. */
    private static final class Judge implements Consumer<float[]> {
        private final RunDiscriminator discriminator;
        private long count;
        private long real;
        private double sum;

        Judge(RunDiscriminator discriminator) {
            this.discriminator = discriminator;
        }

        @Override
        public void accept(float[] samples) {
            for (float logit : discriminator.logits(samples)) {
                count++;
                real += logit > 0 ? 1 : 0;
                sum += logit;
            }
        }

        Verdict verdict() {
            return new Verdict((double) real / count, sum / count);
        }
    }
}
