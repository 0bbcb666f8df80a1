package dev.sparring.ui.desktop.session;

import dev.sparring.gan.train.StepMetrics;

/**
 * Where a run stands after a step.
 *
 * @param record the step
 * @param imagesPerSecond the pace, smoothed
 */
public record RunProgress(StepMetrics record, double imagesPerSecond) {}
