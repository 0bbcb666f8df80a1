package dev.sparring.gan.metric;

/**
 * How far the space that fakes fill and the space that reals fill overlap, as {@link KnnManifold} finds it.
 *
 * @param precision share of fakes that lie among the reals, in [0, 1]: low where samples are bad
 * @param recall share of reals that lie among the fakes, in [0, 1]: low where samples are all alike; a few wild fakes
 *     raise it
 * @param density how many reals' balls a fake lies in, over the number of neighbours; at least 0, 1 on average for fakes
 *     that are distributed as the reals, more where fakes sit in the middle of many balls
 * @param coverage share of reals with a fake in their ball, in [0, 1]: low where samples are all alike; wild fakes do not
 *     raise it, fakes shrunk towards the middle of data that vary in many directions do
 */
public record PrecisionRecall(double precision, double recall, double density, double coverage) {}
