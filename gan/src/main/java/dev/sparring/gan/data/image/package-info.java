/** Sets of images in memory, and what all kinds of files that hold images have in common. */
@NullMarked
package dev.sparring.gan.data.image;

import org.jspecify.annotations.NullMarked;
