/**
 * Operations that look at more than one number of their input at a time to give all of it another scale: normalisation by the batch or by
 * parts of a sample, the spread of a batch as one more channel, and weights divided by their largest singular value.
 */
@NullMarked
package dev.sparring.core.kernel.normalisation;

import org.jspecify.annotations.NullMarked;
