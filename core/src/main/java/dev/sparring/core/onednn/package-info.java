/**
 * oneDNN 2.5's C interface as a handful of objects: an {@link dev.sparring.core.onednn.Arena} owns tensors and primitives, a
 * {@link dev.sparring.core.onednn.PrimitiveCall} runs one of them.
 *
 * <p>No layers, no networks; what is here is for the kernels. Nothing here is safe from two threads at once.
 */
@NullMarked
package dev.sparring.core.onednn;

import org.jspecify.annotations.NullMarked;
