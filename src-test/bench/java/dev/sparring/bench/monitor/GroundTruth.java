package dev.sparring.bench.monitor;

/**
 * What is true of a run's samples at a step.
 *
 * @param step completed steps
 * @param spread of the samples over the data's
 * @param lost share of the data's modes that get less than a tenth of the samples they should
 * @param quality share of samples that are near a mode
 * @param moved mean way of a sample since the last time, over the data's spread
 * @param hops share of samples nearest to another mode than the last time
 */
public record GroundTruth(long step, double spread, double lost, double quality, double moved, double hops) {}
