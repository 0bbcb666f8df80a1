/**
 * Marks of what happened at a step, on charts: which are drawn where there is room for few, and what they say when pointed at.
 *
 * <p>Markers, flags and where they stand are plain Java; the chart, its painter and what it shows need the toolkit. No events
 * of a run here.
 */
@NullMarked
package dev.sparring.ui.desktop.component.marker;

import org.jspecify.annotations.NullMarked;
