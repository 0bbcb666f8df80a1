/**
 * Checkpoints on disk: a directory of a manifest, tensors in the safetensors layout and a small JSON state; and how a trainer's
 * state becomes one.
 *
 * <p>Written whole or not at all; read as hostile. {@code docs/checkpoint.md} is the specification.
 */
@NullMarked
package dev.sparring.gan.checkpoint;

import org.jspecify.annotations.NullMarked;
