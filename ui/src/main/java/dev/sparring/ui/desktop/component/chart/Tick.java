package dev.sparring.ui.desktop.component.chart;

/**
 * A labelled place on an axis.
 *
 * @param value the place
 * @param label its name
 */
public record Tick(double value, String label) {}
