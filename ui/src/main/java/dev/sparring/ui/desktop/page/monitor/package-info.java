/** How both players of the run do, in words, and everything that the monitor has found and that was done. */
@NullMarked
package dev.sparring.ui.desktop.page.monitor;

import org.jspecify.annotations.NullMarked;
