/**
 * A run: a configuration trained to its end in a directory, with records, pictures, checkpoints and a monitor.
 *
 * <p>{@link dev.sparring.gan.run.Run} is the one way in, for the command line, the desktop and anyone else. Here are the loop
 * and how a run begins, goes on and ends; its files are in {@link dev.sparring.gan.run.storage}. No screens here.
 */
@NullMarked
package dev.sparring.gan.run;

import org.jspecify.annotations.NullMarked;
