/**
 * What the next run is to be: its data, both players with their learning rates, and every key of the configuration. What a key is, what is legal and what it
 * is for comes from the same data as the command line's help; nothing here knows a key by name but those that have a place of their own.
 */
@NullMarked
package dev.sparring.ui.desktop.page.newrun;

import org.jspecify.annotations.NullMarked;
