/**
 * Layers and vertices that DL4J lacks, as DL4J's own configurations: they work in DL4J's networks, survive its JSON, and have kernels of
 * ours. {@code docs/layers.md} lists them with their formulas.
 */
@NullMarked
package dev.sparring.core.layer;

import org.jspecify.annotations.NullMarked;
