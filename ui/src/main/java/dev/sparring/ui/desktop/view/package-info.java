/**
 * The window's parts, each a node that follows the model and calls its methods. Nothing here decides anything.
 */
@NullMarked
package dev.sparring.ui.desktop.view;

import org.jspecify.annotations.NullMarked;
