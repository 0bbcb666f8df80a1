/**
 * A run as other threads see it: one that is trained here, or one on disk that is read, and what they tell the screen's thread through a
 * mailbox, as immutable records.
 *
 * <p>Only {@link dev.sparring.ui.desktop.session.TrainingSession} trains. Nothing of JavaFX here.
 */
@NullMarked
package dev.sparring.ui.desktop.session;

import org.jspecify.annotations.NullMarked;
