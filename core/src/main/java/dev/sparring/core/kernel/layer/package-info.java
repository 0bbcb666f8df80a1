/**
 * The operations, one a file: forward, backward to the input and backward to the parameters, on oneDNN. What several of them
 * need (convolution primitives, the scatter of a transposed convolution) stands beside them.
 */
@NullMarked
package dev.sparring.core.kernel.layer;

import org.jspecify.annotations.NullMarked;
