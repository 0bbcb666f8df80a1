/**
 * What charts are drawn on: a canvas of the window or a file. The same calls give the same picture. No charts here.
 */
@NullMarked
package dev.sparring.ui.desktop.component.chart.surface;

import org.jspecify.annotations.NullMarked;
