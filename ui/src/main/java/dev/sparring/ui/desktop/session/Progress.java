package dev.sparring.ui.desktop.session;

import dev.sparring.gan.train.StepRecord;

/**
 * Where a run stands after a step.
 *
 * @param record the step
 * @param imagesPerSecond the pace, smoothed
 */
public record Progress(StepRecord record, double imagesPerSecond) {}
