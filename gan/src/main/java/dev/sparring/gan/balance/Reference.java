package dev.sparring.gan.balance;

import dev.sparring.gan.metric.BinComparison;
import dev.sparring.gan.metric.Bins;
import dev.sparring.gan.metric.Duplicates;
import dev.sparring.gan.metric.Manifold;
import dev.sparring.gan.metric.Neighbourhoods;
import dev.sparring.gan.metric.Points;
import dev.sparring.gan.metric.Spread;
import dev.sparring.gan.metric.Vendi;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The data's side of every look, in a space of features: measured once, compared with often.
 *
 * <p>Immutable; safe from any thread.
 */
public final class Reference {

    /** Neighbours of a ball: Naeem et al. 2020, section 4. */
    private static final int NEIGHBOURS = 5;

    /** The share of the data's pairs that are so near that they count as the same. */
    private static final double DUPLICATES = 0.001;

    private static final int BINS = 50;

    /** Few, because samples that move within a mode are no drift. */
    private static final int COARSE_BINS = 10;

    private final double spread;
    private final double effective;
    private final double bandwidth;
    private final Neighbourhoods neighbourhoods;
    private final Manifold manifold;
    private final int compared;
    private final Duplicates duplicates;
    private final Bins bins;
    private final Bins coarse;

    /**
     * Measures the data.
     *
     * @param reals features of real samples, some hundreds or more
     * @param fakes how many samples a look will have, at least 2
     * @param random for the bins
     */
    public Reference(Points reals, int fakes, RandomGenerator random) {
        this.compared = Math.min(512, Math.min(reals.count(), fakes));
        Points few = first(reals, compared);
        this.spread = Spread.of(reals.numbers(), reals.length());
        // Half of the median distance: far apart means far apart, and near modes still count as two.
        this.bandwidth = Math.max(Vendi.medianDistance(few) / 2, Double.MIN_NORMAL);
        this.effective = Vendi.ofOrderTwo(few, bandwidth);
        this.neighbourhoods = Neighbourhoods.of(reals);
        this.manifold = Manifold.of(few, NEIGHBOURS);
        this.duplicates = Duplicates.of(few, DUPLICATES);
        this.bins = Bins.of(reals, BINS, random);
        this.coarse = Bins.of(reals, COARSE_BINS, random);
    }

    /**
     * Looks at samples.
     *
     * @param samples features
     * @param last features of the samples of the same latent vectors at the last look, or empty
     * @return what was found
     */
    public Look look(Points samples, Optional<Points> last) {
        Points few = first(samples, compared);
        BinComparison comparison = bins.compare(samples);
        return new Look(
                spread == 0 ? 1 : Spread.of(samples.numbers(), samples.length()) / spread,
                Vendi.ofOrderTwo(few, bandwidth) / effective,
                neighbourhoods.shareLost(samples),
                manifold.compare(few),
                (double) comparison.different() / comparison.total(),
                comparison.divergence(),
                last.map(before -> coarse.histogram(before).totalVariation(coarse.histogram(samples)))
                        .orElse(0.0),
                last.map(before -> moved(before, samples)).orElse(1.0),
                duplicates.count(few).nearPairs() / (DUPLICATES * few.count() * (few.count() - 1) / 2));
    }

    private double moved(Points before, Points now) {
        double sum = 0;
        for (int i = 0; i < now.count(); i++) {
            sum += Math.sqrt(now.squaredDistance(i, before, i));
        }
        return spread == 0 ? 0 : sum / now.count() / spread;
    }

    private static Points first(Points points, int count) {
        return points.count() == count
                ? points
                : new Points(Arrays.copyOf(points.numbers(), count * points.length()), points.length());
    }
}
