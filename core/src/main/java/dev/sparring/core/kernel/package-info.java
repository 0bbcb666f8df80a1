/**
 * What a compiled network is made of: a {@link dev.sparring.core.kernel.LayerOperation} says what is to be computed, the {@link
 * dev.sparring.core.kernel.Kernel} it compiles to does it on memory that is allocated beforehand.
 *
 * <p>Arrays of rank 2 are row-major, of rank 4 as {@link dev.sparring.core.kernel.ImageLayouts} says. The operations themselves
 * are in the packages below. Nothing here knows optimizers, losses or threads.
 */
@NullMarked
package dev.sparring.core.kernel;

import org.jspecify.annotations.NullMarked;
