/** Work that a person asked for and waits for: how far it is, how it is cancelled, and what came of it. Without nodes. */
@NullMarked
package dev.sparring.ui.desktop.model.job;

import org.jspecify.annotations.NullMarked;
