/**
 * Training steps of any players: {@link dev.sparring.gan.train.AdversarialStep} is one, {@link dev.sparring.gan.train.Trainer} plays
 * them one after the other, and records say what each did. A GAN's step is in {@code step}.
 *
 * <p>One thread trains and owns ND4J; records are immutable. Whole runs, their listeners and their files are not here.
 */
@NullMarked
package dev.sparring.gan.train;

import org.jspecify.annotations.NullMarked;
