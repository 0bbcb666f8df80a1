/**
 * What the two networks play for: pure functions on the discriminator's logits, one loss a file.
 *
 * <p>No networks here, and no arrays but Java's own.
 */
@NullMarked
package dev.sparring.gan.loss;

import org.jspecify.annotations.NullMarked;
