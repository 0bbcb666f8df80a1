/**
 * The desktop: one window that plays one run at a time. {@link dev.sparring.ui.desktop.Desktop} is the one way in.
 */
@NullMarked
package dev.sparring.ui.desktop;

import org.jspecify.annotations.NullMarked;
