package dev.sparring.gan.balance;

import dev.sparring.gan.metric.Overlap;

/**
 * What a look at fresh samples found, beside the data, in a space of features. None of it knows the true modes. A figure that
 * the data does not give is NaN: diversity and moved where all of it is the same, the overlap where most of it is,
 * duplicates where it is small.
 *
 * @param diversity spread of the samples over the spread of the data, at least 0
 * @param effective effective number of samples over that of as many of the data, at least 0
 * @param shareLost share of the data whose neighbourhoods hold hardly any samples, in [0, 1]
 * @param overlap of the spaces that samples and data fill
 * @param differentBins share of the data's bins that hold significantly more or fewer samples than they should, in [0, 1]
 * @param divergence Jensen-Shannon divergence of samples and data over those bins, in nats
 * @param drift how much of the samples' histogram over a few bins has moved since the last look, in [0, 1]; 0 at the first
 * @param moved mean way of a sample, from the same latent vector, since the last look, over the data's spread; 1 at the first
 * @param duplicates near-duplicate pairs among the samples over those among as many of the data, at least 0
 */
public record Look(
        double diversity,
        double effective,
        double shareLost,
        Overlap overlap,
        double differentBins,
        double divergence,
        double drift,
        double moved,
        double duplicates) {}
