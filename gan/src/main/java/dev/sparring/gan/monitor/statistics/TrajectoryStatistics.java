package dev.sparring.gan.monitor.statistics;

/**
 * How a network's parameters move from check to check, over the last eight.
 *
 * @param turning mean cosine between one check's way and the next one's, in [-1, 1]: 1 straight on, below 0 to and fro
 * @param straightness the distance from the first to the last over the length of the way, in [0, 1]
 * @param slowestLayer common logarithm of the smallest change over parameters among its layers
 * @param fastestLayer the same of the largest
 */
public record TrajectoryStatistics(double turning, double straightness, double slowestLayer, double fastestLayer) {}
