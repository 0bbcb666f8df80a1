package dev.sparring.gan.balance;

import dev.sparring.gan.metric.BinComparison;
import dev.sparring.gan.metric.Bins;
import dev.sparring.gan.metric.Duplicates;
import dev.sparring.gan.metric.Manifold;
import dev.sparring.gan.metric.Neighbourhoods;
import dev.sparring.gan.metric.Overlap;
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

    private static final int COMPARED = 512;

    private static final int BINS = 50;

    /** Of fewer points a bin its share is chance. */
    private static final int POINTS_A_BIN = 20;

    /** If more than this share of the data's balls have no size, precision says nothing. */
    private static final double FLAT = 0.5;

    /** A bandwidth where all of the data is the same: its square is still a number, and whatever differs counts as different. */
    private static final double LEAST_BANDWIDTH = 1e-30;

    private static final Overlap UNKNOWN = new Overlap(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Few, because samples that move within a mode are no drift. */
    private static final int COARSE_BINS = 10;

    private final double spread;
    private final double effective;
    private final double bandwidth;
    private final Neighbourhoods neighbourhoods;
    private final Manifold manifold;
    private final int compared;
    private final int fakesCompared;
    private final boolean flat;
    private final Duplicates duplicates;
    private final Bins bins;
    private final Bins coarse;

    /**
     * Measures the data.
     *
     * @param reals features of real samples, at least 2 and best some hundreds; with fewer, smaller losses are not seen
     * @param fakes how many samples a look will have, at least 2
     * @param random for the bins
     */
    public Reference(Points reals, int fakes, RandomGenerator random) {
        this.fakesCompared = Math.min(COMPARED, fakes);
        this.compared = Math.min(fakesCompared, reals.count());
        Points few = first(reals, compared);
        this.spread = Spread.of(reals.numbers(), reals.length());
        // Half of the median distance: far apart means far apart, and near modes still count as two.
        double median = Vendi.medianDistance(few);
        this.bandwidth = Math.max((median > 0 ? median : spread) / 2, LEAST_BANDWIDTH);
        this.effective = Vendi.ofOrderTwo(few, bandwidth);
        this.neighbourhoods = Neighbourhoods.of(reals);
        this.manifold = Manifold.of(few, Math.min(NEIGHBOURS, compared - 1));
        this.flat = manifold.shareOfPoints() > FLAT;
        this.duplicates = Duplicates.of(few, DUPLICATES);
        int most = Math.max(2, reals.count() / POINTS_A_BIN);
        this.bins = Bins.of(reals, Math.min(BINS, most), random);
        this.coarse = Bins.of(reals, Math.min(COARSE_BINS, most), random);
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
                alike() ? Double.NaN : Spread.of(samples.numbers(), samples.length()) / spread,
                Vendi.ofOrderTwo(few, bandwidth) / effective,
                neighbourhoods.shareLost(samples),
                flat ? UNKNOWN : manifold.compare(first(samples, fakesCompared)),
                (double) comparison.different() / comparison.total(),
                comparison.divergence(),
                last.map(before -> coarse.histogram(before).totalVariation(coarse.histogram(samples)))
                        .orElse(0.0),
                last.map(before -> moved(before, samples)).orElse(1.0),
                duplicates(few));
    }

    /**
     * Whether all of the data is the same, so that it has no spread and no sample can be held against it.
     *
     * @return true then
     */
    public boolean alike() {
        return spread == 0;
    }

    /** NaN where the data is too small to have such a pair, or holds so many that are the same. */
    private double duplicates(Points few) {
        double due = DUPLICATES * few.count() * (few.count() - 1) / 2;
        return due < 1 || duplicates.radius() == 0
                ? Double.NaN
                : duplicates.count(few).nearPairs() / due;
    }

    private double moved(Points before, Points now) {
        double sum = 0;
        for (int i = 0; i < now.count(); i++) {
            sum += Math.sqrt(now.squaredDistance(i, before, i));
        }
        return alike() ? Double.NaN : sum / now.count() / spread;
    }

    private static Points first(Points points, int count) {
        return points.count() == count
                ? points
                : new Points(Arrays.copyOf(points.numbers(), count * points.length()), points.length());
    }
}
