/**
 * The page of samples: those that a run has saved, step by step, and what can be seen beside them. What is drawn is worked out by classes
 * without nodes.
 */
@NullMarked
package dev.sparring.ui.desktop.page.samples;

import org.jspecify.annotations.NullMarked;
