package dev.sparring.gan.monitor.statistics;

import dev.sparring.gan.metric.PrecisionRecall;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * Fresh samples held against the data, in a space of features: figures by name; most are computed when they are asked for. {@link
 * SampleSignal} says what they mean. A figure that the data does not give is NaN.
 */
public interface SampleStatistics {

    /** The samples' features; for signals of one's own. */
    PointSet features();

    /** Spread of the samples over the spread of the data, at least 0. */
    double diversity();

    /** Effective number of samples over that of as many of the data, at least 0. */
    double effective();

    /** For each real sample it is held against, whether its neighbourhood holds hardly any samples; computed at each call. */
    default boolean[] lost() {
        return new boolean[0];
    }

    /** Share of the data whose neighbourhoods hold hardly any samples, in [0, 1]. */
    double shareLost();

    /** Of the spaces that samples and data fill. */
    PrecisionRecall overlap();

    /** Share of the data's bins that hold significantly more or fewer samples than they should, in [0, 1]. */
    double differentBins();

    /** Jensen-Shannon divergence of samples and data over those bins, in nats. */
    double divergence();

    /** How much of the samples' histogram over a few bins has moved since the last check, in [0, 1]; 0 at the first. */
    double drift();

    /** Mean way of a sample, from the same latent vector, since the last check, over the data's spread; 1 at the first. */
    double moved();

    /** Near-duplicate pairs among the samples over those among as many of the data, at least 0. */
    double duplicates();
}
