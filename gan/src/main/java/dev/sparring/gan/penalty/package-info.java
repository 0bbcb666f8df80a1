/**
 * What the discriminator is trained by beside its loss: gradient penalties, exact ones, and constraints. Nothing here knows of a
 * configuration or a run.
 */
@NullMarked
package dev.sparring.gan.penalty;

import org.jspecify.annotations.NullMarked;
