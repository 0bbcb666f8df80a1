/**
 * What a saved generator, and the discriminator beside it, is asked for now: new samples, walks, a sample that is moved by hand, what the
 * networks make of the plane. Nothing of JavaFX here; what uses ND4J, and says so, runs on the window's
 * {@link dev.sparring.ui.desktop.session.Worker}.
 */
@NullMarked
package dev.sparring.ui.desktop.session.samples.generator;

import org.jspecify.annotations.NullMarked;
