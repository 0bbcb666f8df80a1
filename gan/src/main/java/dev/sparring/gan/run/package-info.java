/**
 * A run: a configuration played to its end in a directory, with records, pictures, checkpoints and a monitor.
 *
 * <p>{@link dev.sparring.gan.run.Run} is the one way in, for the command line, the desktop and anyone else. No screens here.
 */
@NullMarked
package dev.sparring.gan.run;

import org.jspecify.annotations.NullMarked;
