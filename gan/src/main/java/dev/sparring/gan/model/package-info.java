/**
 * Network definitions as DL4J configurations: generators end in samples, discriminators in one logit a sample.
 *
 * <p>Definitions only; how they run is {@code core.network}'s.
 */
@NullMarked
package dev.sparring.gan.model;

import org.jspecify.annotations.NullMarked;
