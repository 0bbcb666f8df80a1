/**
 * What the window shows and can be asked to do, for one thread, in JavaFX's properties: the run that is on the screen, and the draft of
 * the next one. No nodes here.
 */
@NullMarked
package dev.sparring.ui.desktop.model;

import org.jspecify.annotations.NullMarked;
