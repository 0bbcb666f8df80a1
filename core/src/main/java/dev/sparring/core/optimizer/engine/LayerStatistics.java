package dev.sparring.core.optimizer.engine;

/**
 * What one update of a player did to one layer.
 *
 * @param layer DL4J's name: its index, or its vertex
 * @param gradientNorm Euclidean norm of the layer's gradient before clipping
 * @param ratio norm of the change of the layer's parameters over their norm, 0 where that is 0; its common logarithm is
 *     about -3 where a rate fits (Karpathy, "CS231n: Learning", ratio of updates to weights)
 */
public record LayerStatistics(String layer, double gradientNorm, double ratio) {}
