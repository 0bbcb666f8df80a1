/**
 * A run: steps up to an end, with records, pictures, checkpoints and a monitor between them.
 *
 * <p>Three ways in: {@link dev.sparring.gan.run.Run} plays a configuration, for the command line and the desktop; {@link
 * dev.sparring.gan.run.Gan} is a GAN made by a program; {@link dev.sparring.gan.run.Training} trains by a program's own step. Here are
 * the one loop of all three and how a run begins, goes on and ends; its files are in {@link dev.sparring.gan.run.storage}. No screens here.
 */
@NullMarked
package dev.sparring.gan.run;

import org.jspecify.annotations.NullMarked;
