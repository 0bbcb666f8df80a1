/**
 * Training data: what a source is, and in which order a run sees its samples.
 *
 * <p>A source is a pure function of the sample's index; order and position are the loader's. Sources that read images are in
 * {@link dev.sparring.gan.data.image}, those that draw samples in {@link dev.sparring.gan.data.synthetic}. No networks and no
 * training here.
 */
@NullMarked
package dev.sparring.gan.data;

import org.jspecify.annotations.NullMarked;
