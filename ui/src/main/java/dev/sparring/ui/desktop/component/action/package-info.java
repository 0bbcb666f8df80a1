/**
 * What a person can do in the window, in one table: buttons, the keys and the palette of commands are made from it. What an action does
 * is the models' affair.
 */
@NullMarked
package dev.sparring.ui.desktop.component.action;

import org.jspecify.annotations.NullMarked;
