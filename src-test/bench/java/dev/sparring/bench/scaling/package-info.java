/** How a step's time and memory grow with the batch, the width and the side of the images. */
@NullMarked
package dev.sparring.bench.scaling;

import org.jspecify.annotations.NullMarked;
