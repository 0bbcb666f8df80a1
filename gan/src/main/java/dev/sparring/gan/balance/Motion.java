package dev.sparring.gan.balance;

/**
 * How a network's parameters move from look to look, over the last eight.
 *
 * @param turning mean cosine between one look's way and the next one's, in [-1, 1]: 1 straight on, below 0 to and fro
 * @param straightness the distance from the first to the last over the length of the way, in [0, 1]
 * @param slowestLayer common logarithm of the smallest change over parameters among its layers
 * @param fastestLayer the same of the largest
 */
public record Motion(double turning, double straightness, double slowestLayer, double fastestLayer) {}
