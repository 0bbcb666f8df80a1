/**
 * Curves over training steps: what is kept of them, how axes are laid out, and in which colours. Plain Java, but for the colours; how it is drawn is said in
 * {@code draw}. No sessions here.
 */
@NullMarked
package dev.sparring.ui.desktop.component.chart;

import org.jspecify.annotations.NullMarked;
