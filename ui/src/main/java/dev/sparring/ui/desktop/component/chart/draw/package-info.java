/**
 * Charts on the screen: how their values become lines, and the pane and the legend that show them.
 */
@NullMarked
package dev.sparring.ui.desktop.component.chart.draw;

import org.jspecify.annotations.NullMarked;
