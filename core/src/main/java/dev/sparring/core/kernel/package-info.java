/**
 * A network's arithmetic on oneDNN: an {@link dev.sparring.core.kernel.Operation} says what is to be computed, the
 * {@link dev.sparring.core.kernel.Kernel} it compiles to does it on memory that is allocated beforehand.
 *
 * <p>One operation a file; {@link dev.sparring.core.kernel.Translation} lists which of DL4J's layers become which. Arrays of
 * rank 2 are row-major, of rank 4 as {@link dev.sparring.core.kernel.Images} says. Nothing here knows optimizers, losses or threads.
 */
@NullMarked
package dev.sparring.core.kernel;

import org.jspecify.annotations.NullMarked;
