/**
 * A GAN's step: {@link dev.sparring.gan.step.GanStep}, how often who is updated, and what is done to it beside loss and penalties.
 *
 * <p>One thread, the networks'. Steps of other games, the trainer that plays them and the record of what they did are in
 * {@code train}; losses and penalties are folders of their own.
 */
@NullMarked
package dev.sparring.gan.step;

import org.jspecify.annotations.NullMarked;
