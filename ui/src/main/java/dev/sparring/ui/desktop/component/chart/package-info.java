/**
 * Curves over training steps: what is kept of them, how axes are laid out, and one canvas that draws them.
 *
 * <p>Everything but {@link dev.sparring.ui.desktop.component.chart.ChartPane} and its painter is plain Java. No sessions here.
 */
@NullMarked
package dev.sparring.ui.desktop.component.chart;

import org.jspecify.annotations.NullMarked;
