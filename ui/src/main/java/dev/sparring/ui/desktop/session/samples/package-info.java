/**
 * The samples that a run has saved, as they are read from its directory: which there are, what the run recorded when it drew them, and
 * the pictures themselves; real ones beside them. Nothing of JavaFX here and nothing that asks networks; what reads files is not for the
 * screen's thread.
 */
@NullMarked
package dev.sparring.ui.desktop.session.samples;

import org.jspecify.annotations.NullMarked;
