/**
 * Samples of a generator: drawn from a player in training or from a run on disk, laid out as a grid or a scatter, encoded as
 * PNG or JPEG. Drawing samples changes nothing of the game.
 */
@NullMarked
package dev.sparring.gan.sampling;

import org.jspecify.annotations.NullMarked;
