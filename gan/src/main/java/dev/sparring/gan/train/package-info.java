/**
 * One training step, the players in it, and the record of what it did: {@link dev.sparring.gan.train.AdversarialStep} is any,
 * {@link dev.sparring.gan.train.GanStep} a GAN's, and {@link dev.sparring.gan.train.Trainer} plays them one after the other.
 *
 * <p>One thread trains and owns ND4J; records are immutable. Whole runs, their listeners and their files are not here.
 */
@NullMarked
package dev.sparring.gan.train;

import org.jspecify.annotations.NullMarked;
