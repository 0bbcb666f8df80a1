/**
 * Operations where paths of a graph meet or part: sums, products, the largest of several, channels side by side or some of them, numbers in
 * other dimensions. None has parameters.
 */
@NullMarked
package dev.sparring.core.kernel.join;

import org.jspecify.annotations.NullMarked;
