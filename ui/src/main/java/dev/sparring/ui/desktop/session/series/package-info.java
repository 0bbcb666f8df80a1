/**
 * The curves of a run by the keys of its records, collected while it is made or read. Nothing of how they are drawn.
 */
@NullMarked
package dev.sparring.ui.desktop.session.series;

import org.jspecify.annotations.NullMarked;
