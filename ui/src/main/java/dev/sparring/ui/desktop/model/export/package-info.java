/** What the page of exports shows and can be asked to do, without nodes. */
@NullMarked
package dev.sparring.ui.desktop.model.export;

import org.jspecify.annotations.NullMarked;
