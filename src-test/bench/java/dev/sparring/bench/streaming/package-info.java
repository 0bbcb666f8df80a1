/** How fast pictures come from the disk, in how much memory. */
@NullMarked
package dev.sparring.bench.streaming;

import org.jspecify.annotations.NullMarked;
