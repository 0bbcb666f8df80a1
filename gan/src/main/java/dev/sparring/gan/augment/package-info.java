/** Random changes of images before the discriminator sees them, real and generated ones alike, so that few images last longer. */
@NullMarked
package dev.sparring.gan.augment;

import org.jspecify.annotations.NullMarked;
