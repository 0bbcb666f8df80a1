/**
 * What the command line does with a run that was trained, for the window: samples as files, a network for other
 * programs, an evaluation, the configuration. Nothing of
 * JavaFX here; what uses ND4J runs on the window's {@link dev.sparring.ui.desktop.session.Worker}.
 */
@NullMarked
package dev.sparring.ui.desktop.session.export;

import org.jspecify.annotations.NullMarked;
