/**
 * The desktop program: the window, how it starts, and what it remembers between starts. What is on a page is the page's.
 */
@NullMarked
package dev.sparring.ui.desktop.app;

import org.jspecify.annotations.NullMarked;
