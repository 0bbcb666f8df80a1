/**
 * Charts as files: pictures and tables. What is written and how it looks is plain Java on a
 * {@link dev.sparring.ui.desktop.component.chart.surface.Surface}; only pictures of pixels need the toolkit.
 */
@NullMarked
package dev.sparring.ui.desktop.component.chart.export;

import org.jspecify.annotations.NullMarked;
