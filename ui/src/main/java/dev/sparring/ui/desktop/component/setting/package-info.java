/**
 * Keys of a configuration, to be looked up and changed. What a key is, what is legal and what it is for comes from the same data as the command line's help;
 * nothing here knows a key by name.
 */
@NullMarked
package dev.sparring.ui.desktop.component.setting;

import org.jspecify.annotations.NullMarked;
