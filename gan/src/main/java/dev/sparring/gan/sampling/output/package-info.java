/** Samples as files of a person's own: how many of which kind are drawn, and what they are written as. */
@NullMarked
package dev.sparring.gan.sampling.output;

import org.jspecify.annotations.NullMarked;
