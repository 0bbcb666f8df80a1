/** The command line: one class a command. Commands parse, call {@code gan} and print; they compute nothing themselves. */
@NullMarked
package dev.sparring.ui.cli;

import org.jspecify.annotations.NullMarked;
