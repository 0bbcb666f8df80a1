package dev.sparring.gan.evaluation;

/**
 * One quantity, measured twice.
 *
 * @param quantity what
 * @param samples of the generator's samples against the data; NaN where it has no value
 * @param data of other data against the data: what a perfect generator would get
 */
public record MetricResult(Metric quantity, double samples, double data) {}
