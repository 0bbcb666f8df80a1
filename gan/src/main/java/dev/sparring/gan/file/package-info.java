/**
 * How this library touches its own files: written whole and forced to disk, read within a bound, neither broken by an
 * interrupt of the thread. What stands in a file is no business of this package.
 */
@NullMarked
package dev.sparring.gan.file;

import org.jspecify.annotations.NullMarked;
