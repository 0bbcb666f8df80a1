/**
 * One training step, the discriminator's updates and then the generator's, and the record of what it did.
 *
 * <p>One thread trains and owns ND4J; records are immutable. Whole runs, their listeners and their files are not here.
 */
@NullMarked
package dev.sparring.gan.train;

import org.jspecify.annotations.NullMarked;
