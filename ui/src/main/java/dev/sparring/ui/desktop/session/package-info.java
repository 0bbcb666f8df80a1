/**
 * A run as the window sees it: the training thread, the mailbox between the threads, and the model without nodes.
 *
 * <p>Only {@link dev.sparring.ui.desktop.session.TrainingSession} plays; only
 * {@link dev.sparring.ui.desktop.session.DesktopModel} and {@link dev.sparring.ui.desktop.session.RunDraft} know JavaFX, and of it
 * properties alone. No nodes here.
 */
@NullMarked
package dev.sparring.ui.desktop.session;

import org.jspecify.annotations.NullMarked;
