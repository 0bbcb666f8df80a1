/** A jar's worth of additions to the command line: a loss and a signal. */
@NullMarked
package dev.sparring.examples.plugin;

import org.jspecify.annotations.NullMarked;
