/**
 * Several runs on disk, read side by side and again while they are made: curves, figures, configurations, pictures.
 */
@NullMarked
package dev.sparring.ui.desktop.session.compare;

import org.jspecify.annotations.NullMarked;
