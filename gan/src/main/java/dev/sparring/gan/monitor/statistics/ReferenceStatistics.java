package dev.sparring.gan.monitor.statistics;

import dev.sparring.gan.metric.BirthdayParadox;
import dev.sparring.gan.metric.KMeansBins;
import dev.sparring.gan.metric.KnnManifold;
import dev.sparring.gan.metric.NdbResult;
import dev.sparring.gan.metric.PrecisionRecall;
import dev.sparring.gan.metric.TotalStandardDeviation;
import dev.sparring.gan.metric.UncoveredData;
import dev.sparring.gan.metric.VendiScore;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The data's side of every check, in a space of features: measured once, compared with often.
 *
 * <p>Immutable; safe from any thread.
 */
public final class ReferenceStatistics {

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

    private static final PrecisionRecall UNKNOWN = new PrecisionRecall(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Few, because samples that move within a mode are no drift. */
    private static final int COARSE_BINS = 10;

    private final double spread;
    private final double effective;
    private final double bandwidth;
    private final UncoveredData neighbourhoods;
    private final KnnManifold manifold;
    private final int compared;
    private final int fakesCompared;
    private final boolean flat;
    private final BirthdayParadox duplicates;
    private final KMeansBins bins;
    private final KMeansBins coarse;

    /**
     * Measures the data.
     *
     * @param reals features of real samples, at least 2 and best some hundreds; with fewer, smaller losses are not seen
     * @param fakes how many samples a check will have, at least 2
     * @param random for the bins
     */
    public ReferenceStatistics(PointSet reals, int fakes, RandomGenerator random) {
        this.fakesCompared = Math.min(COMPARED, fakes);
        this.compared = Math.min(fakesCompared, reals.count());
        PointSet few = first(reals, compared);
        this.spread = TotalStandardDeviation.of(reals.numbers(), reals.length());
        // Half of the median distance: far apart means far apart, and near modes still count as two.
        double median = VendiScore.medianDistance(few);
        this.bandwidth = Math.max((median > 0 ? median : spread) / 2, LEAST_BANDWIDTH);
        this.effective = VendiScore.ofOrderTwo(few, bandwidth);
        this.neighbourhoods = UncoveredData.of(reals);
        this.manifold = KnnManifold.of(few, Math.min(NEIGHBOURS, compared - 1));
        this.flat = manifold.shareOfPoints() > FLAT;
        this.duplicates = BirthdayParadox.of(few, DUPLICATES);
        int most = Math.max(2, reals.count() / POINTS_A_BIN);
        this.bins = KMeansBins.of(reals, Math.min(BINS, most), random);
        this.coarse = KMeansBins.of(reals, Math.min(COARSE_BINS, most), random);
    }

    /**
     * Holds samples against the data.
     *
     * @param samples features
     * @param last features of the samples of the same latent vectors at the last check, or empty
     * @return what was found
     */
    public SampleStatistics compare(PointSet samples, Optional<PointSet> last) {
        return new Comparison(samples, last);
    }

    /** Whether all of the data is the same, so that it has no spread and no sample can be held against it. */
    private boolean alike() {
        return spread == 0;
    }

    private static PointSet first(PointSet points, int count) {
        return points.count() == count
                ? points
                : new PointSet(Arrays.copyOf(points.numbers(), count * points.length()), points.length());
    }

    /** Samples beside the data. What several figures need is computed once. */
    private final class Comparison implements SampleStatistics {

        private final PointSet samples;
        private final Optional<PointSet> last;
        private final PointSet few;
        private final double diversity;
        private final NdbResult binned;
        private final PrecisionRecall overlap;

        Comparison(PointSet samples, Optional<PointSet> last) {
            this.samples = samples;
            this.last = last;
            this.few = first(samples, compared);
            this.diversity =
                    alike() ? Double.NaN : TotalStandardDeviation.of(samples.numbers(), samples.length()) / spread;
            this.binned = bins.compare(samples);
            this.overlap = flat ? UNKNOWN : manifold.compare(first(samples, fakesCompared));
        }

        @Override
        public PointSet features() {
            return samples;
        }

        @Override
        public double diversity() {
            return diversity;
        }

        @Override
        public double effective() {
            return VendiScore.ofOrderTwo(few, bandwidth) / effective;
        }

        @Override
        public boolean[] lost() {
            return neighbourhoods.lost(samples);
        }

        @Override
        public double shareLost() {
            return neighbourhoods.shareLost(samples);
        }

        @Override
        public PrecisionRecall overlap() {
            return overlap;
        }

        @Override
        public double differentBins() {
            return (double) binned.different() / binned.total();
        }

        @Override
        public double divergence() {
            return binned.divergence();
        }

        @Override
        public double drift() {
            return last.map(before -> coarse.histogram(before).totalVariation(coarse.histogram(samples)))
                    .orElse(0.0);
        }

        @Override
        public double moved() {
            return last.map(this::movedFrom).orElse(1.0);
        }

        private double movedFrom(PointSet before) {
            double sum = 0;
            for (int i = 0; i < samples.count(); i++) {
                sum += Math.sqrt(samples.squaredDistance(i, before, i));
            }
            return alike() ? Double.NaN : sum / samples.count() / spread;
        }

        /** NaN where the data is too small to have such a pair, or holds so many that are the same. */
        @Override
        public double duplicates() {
            double due = DUPLICATES * few.count() * (few.count() - 1) / 2;
            return due < 1 || duplicates.radius() == 0
                    ? Double.NaN
                    : duplicates.count(few).nearPairs() / due;
        }
    }
}
