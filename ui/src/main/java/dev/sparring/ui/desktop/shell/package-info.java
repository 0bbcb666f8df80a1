/**
 * What is around the pages: the side bar, banners, the status line, the palette of commands, and the scene that holds them. Here alone every page is known.
 */
@NullMarked
package dev.sparring.ui.desktop.shell;

import org.jspecify.annotations.NullMarked;
