package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.PairwiseDistances;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * The space that reals fill, as balls around them that reach to their k-th nearest neighbours.
 *
 * <p>Precision and recall are those of Kynkäänniemi et al. 2019, "Improved precision and recall metric for assessing
 * generative models", NeurIPS, eq. 1 and 2; density and coverage those of Naeem et al. 2020, "Reliable fidelity and
 * diversity metrics for generative models", ICML. Balls are closed, as in the former's eq. 1, so that points on one spot
 * lie in each other's balls. Where m fakes are distributed as n reals, a ball is empty if its k nearest of all other
 * points are reals; so the expected coverage is {@code 1 - (n-1)...(n-k) / ((n+m-1)...(n+m-k))}, whatever the
 * distribution: {@code 1 - 1/2^k} for many points, m = n.
 *
 * <p>The reals' balls are measured once. Immutable; safe from any thread. Memory of a comparison is that of the fakes.
 */
public final class KnnManifold {

    private final PointSet reals;
    private final int neighbours;
    private final float[] radii;

    private KnnManifold(PointSet reals, int neighbours, float[] radii) {
        this.reals = reals;
        this.neighbours = neighbours;
        this.radii = radii;
    }

    /**
     * Measures the reals.
     *
     * @param reals more points than neighbours; one that is not finite lies in no ball and has none
     * @param neighbours k: how many neighbours a ball reaches to, at least 1; 3 in the first paper, 5 in the second
     * @return the manifold
     * @throws IllegalArgumentException if there are not more points than neighbours, or no neighbours
     */
    public static KnnManifold of(PointSet reals, int neighbours) {
        return new KnnManifold(reals, neighbours, new PairwiseDistances(reals).radii(neighbours));
    }

    /**
     * The share of balls that have no size, because as many reals as they reach to lie on one spot: only fakes that are the
     * same as a real lie in them.
     *
     * @return in [0, 1]
     */
    public double shareOfPoints() {
        int count = 0;
        for (float radius : radii) {
            count += radius == 0 ? 1 : 0;
        }
        return (double) count / radii.length;
    }

    /**
     * Compares fakes with the reals.
     *
     * @param fakes more points than neighbours, of the reals' length, best as many as the reals; one that is not finite
     *     lies in no ball and has none, so fakes that are all NaN give 0 everywhere
     * @return the overlap
     * @throws IllegalArgumentException if the fakes' length or number does not fit
     */
    public PrecisionRecall compare(PointSet fakes) {
        fakes.requireLength(reals.length());
        PairwiseDistances distances = new PairwiseDistances(fakes);
        Tally tally = new Tally(distances.radii(neighbours));
        distances.forEach(reals, (i, toFakes) -> tally.add(radii[i], toFakes));
        double all = fakes.count();
        return new PrecisionRecall(
                tally.precise() / all,
                tally.recalled / (double) reals.count(),
                tally.inside / (neighbours * all),
                tally.covered / (double) reals.count());
    }

    /** Counts over the reals. */
    private static final class Tally {

        private final float[] fakeRadii;
        private final boolean[] precise;
        private int recalled;
        private int covered;
        private long inside;

        Tally(float[] fakeRadii) {
            this.fakeRadii = fakeRadii;
            this.precise = new boolean[fakeRadii.length];
        }

        void add(float radius, float[] toFakes) {
            int within = 0;
            boolean among = false;
            for (int j = 0; j < toFakes.length; j++) {
                if (toFakes[j] <= radius) {
                    within++;
                    precise[j] = true;
                }
                among |= toFakes[j] <= fakeRadii[j];
            }
            inside += within;
            covered += within > 0 ? 1 : 0;
            recalled += among ? 1 : 0;
        }

        int precise() {
            int count = 0;
            for (boolean one : precise) {
                count += one ? 1 : 0;
            }
            return count;
        }
    }
}
