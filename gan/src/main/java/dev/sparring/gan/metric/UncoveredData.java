package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.PairwiseDistances;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * The share of the data that samples have lost: neighbourhoods of the data to which hardly any samples belong.
 *
 * <p>A real's neighbourhood is the ball that reaches to its k-th nearest neighbour, k being a share of the reals such as
 * 1/20, and at least to a given distance. A fake belongs to it if the real nearest to the fake lies in it, however far away
 * the fake itself is: so bad samples lose nothing as long as they are bad in all directions, which is what tells a loss of
 * modes from a lack of quality; {@link KnnManifold} measures the latter. m fakes distributed as the reals put about m times
 * the neighbourhood's share of the reals into it, and its real counts as lost if fewer than a given part of these are there.
 * Where a class that is missing is larger than a neighbourhood, the share lost is close to the share of that class; smaller
 * ones are diluted by what surrounds them.
 *
 * <p>Take fakes enough: where ten are to be expected, a tenth of them is the least and k is at least 20, chance empties
 * fewer than one neighbourhood in a thousand. The radii are measured once, who lies within them at every look again: time grows
 * with the square of the reals, memory with their number, beside a second copy of them. Immutable; safe from any thread.
 */
public final class UncoveredData {

    /** The usual share of the data that a neighbourhood holds: the smallest part whose loss is seen. */
    public static final double SHARE = 0.05;

    /** The usual part of the samples it should have, below which a neighbourhood is lost. */
    public static final double LEAST = 0.1;

    /** Distances below this part of the data's spread are usually within one place. */
    private static final double PLACE = 0.1;

    private static final int NOWHERE = -1;

    /** Neighbours of so few reals are a matter of chance. */
    private static final double LEAST_NEIGHBOURS = 20;

    private final PointSet reals;
    private final PairwiseDistances distances;
    /** Squared, of each real's ball; NaN of one that is not finite. */
    private final float[] radii;

    private final double least;

    private UncoveredData(PointSet reals, PairwiseDistances distances, float[] radii, double least) {
        this.reals = reals;
        this.distances = distances;
        this.radii = radii;
        this.least = least;
    }

    /**
     * Measures the reals in the usual way: a twentieth of them, 20 of them and a tenth of their spread at least, and a tenth of
     * the fakes. So of fewer than 400 reals only the loss of a larger part is seen, and of 21 or fewer none.
     *
     * @param reals at least 2; one that is not finite has no neighbourhood and counts as lost
     * @return the neighbourhoods
     * @throws IllegalArgumentException if there are fewer than 2
     */
    public static UncoveredData of(PointSet reals) {
        double spread = TotalStandardDeviation.of(reals.numbers(), reals.length());
        double share = Math.min(Math.max(SHARE, LEAST_NEIGHBOURS / reals.count()), Math.nextDown(1.0));
        return of(reals, share, Double.isNaN(spread) ? 0 : PLACE * spread, LEAST);
    }

    /**
     * Measures the reals.
     *
     * @param reals at least 2; one that is not finite has no neighbourhood and counts as lost
     * @param share of the reals that a neighbourhood holds at least, in (0, 1), rounded to whole neighbours, at least one
     * @param distance to which a neighbourhood reaches at least, at least 0; with more than the size of a mode the fringe of
     *     a mode whose samples crowd in its middle is not lost
     * @param least part of the fakes to be expected that must be there, in (0, 1], such as a tenth
     * @return the neighbourhoods
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static UncoveredData of(PointSet reals, double share, double distance, double least) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must be in (0, 1), got " + share);
        }
        if (!(distance >= 0)) {
            throw new IllegalArgumentException("distance must be at least 0, got " + distance);
        }
        if (!(least > 0 && least <= 1)) {
            throw new IllegalArgumentException("least must be in (0, 1], got " + least);
        }
        if (reals.count() < 2) {
            throw new IllegalArgumentException("reals must be at least 2, got " + reals.count());
        }
        long neighbours = Math.max(1, Math.min(reals.count() - 1, Math.round(share * reals.count())));
        PairwiseDistances distances = new PairwiseDistances(reals);
        float[] radii = distances.radii((int) neighbours);
        float floor = (float) (distance * distance);
        for (int i = 0; i < radii.length; i++) {
            radii[i] = Math.max(radii[i], floor);
        }
        return new UncoveredData(reals, distances, radii, least);
    }

    /**
     * Looks for the fakes.
     *
     * @param fakes of the reals' length; one that is not finite belongs nowhere
     * @return the share of the reals that are lost, in [0, 1]
     * @throws IllegalArgumentException if the lengths differ
     */
    public double shareLost(PointSet fakes) {
        int count = 0;
        for (boolean one : lost(fakes)) {
            count += one ? 1 : 0;
        }
        return (double) count / radii.length;
    }

    /**
     * Looks for the fakes.
     *
     * @param fakes as for {@link #shareLost}
     * @return for each of the reals, in their order, whether its neighbourhood is lost
     * @throws IllegalArgumentException if the lengths differ
     */
    public boolean[] lost(PointSet fakes) {
        int[] fakesOf = new int[radii.length];
        distances.forEach(fakes, (i, toReals) -> {
            int nearest = nearest(toReals);
            if (nearest != NOWHERE) {
                fakesOf[nearest]++;
            }
        });
        double fair = (double) fakes.count() / radii.length;
        boolean[] lost = new boolean[radii.length];
        distances.forEach(reals, (i, toOthers) -> {
            int members = 0;
            long belonging = 0;
            for (int j = 0; j < toOthers.length; j++) {
                if (toOthers[j] <= radii[i]) {
                    members++;
                    belonging += fakesOf[j];
                }
            }
            lost[i] = members == 0 || belonging < least * fair * members;
        });
        return lost;
    }

    private static int nearest(float[] distances) {
        int nearest = NOWHERE;
        float least = Float.POSITIVE_INFINITY;
        for (int j = 0; j < distances.length; j++) {
            if (distances[j] < least) {
                least = distances[j];
                nearest = j;
            }
        }
        return nearest;
    }
}
