/**
 * Operations that change an image's size and keep its channels: the mean or the largest number under a window, a channel's sum or mean, each
 * pixel repeated, zeros around it. None has parameters.
 */
@NullMarked
package dev.sparring.core.kernel.pooling;

import org.jspecify.annotations.NullMarked;
