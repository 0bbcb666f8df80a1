/** What the window says, in the language of the person before it. */
@NullMarked
package dev.sparring.ui.desktop.text;

import org.jspecify.annotations.NullMarked;
