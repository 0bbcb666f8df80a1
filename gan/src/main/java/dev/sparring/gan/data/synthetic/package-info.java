/**
 * Sources that draw their samples, each a pure function of the index: Gaussians, spirals, shapes. Endless, and with known
 * truth.
 */
@NullMarked
package dev.sparring.gan.data.synthetic;

import org.jspecify.annotations.NullMarked;
