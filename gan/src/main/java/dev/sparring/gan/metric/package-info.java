/**
 * Figures of merit of samples: pure functions of numbers, no networks. The linear algebra and the distances they need are in
 * {@link dev.sparring.gan.metric.geometry}.
 */
@NullMarked
package dev.sparring.gan.metric;

import org.jspecify.annotations.NullMarked;
