/** Pictures larger than memory: decoded ahead of their use, and kept in a file that all runs share. */
@NullMarked
package dev.sparring.gan.data.image.stream;

import org.jspecify.annotations.NullMarked;
