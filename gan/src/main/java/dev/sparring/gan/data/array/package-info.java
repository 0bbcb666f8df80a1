/** Arrays of numbers from files: NumPy's. */
@NullMarked
package dev.sparring.gan.data.array;

import org.jspecify.annotations.NullMarked;
