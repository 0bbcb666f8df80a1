package dev.sparring.ui.desktop.session.samples;

import java.nio.file.Path;

/**
 * A step whose samples were saved.
 *
 * @param step completed steps
 * @param file a picture, or a table of points
 * @param record what the run recorded until then
 */
public record SavedStep(long step, Path file, StepRecord record) {}
