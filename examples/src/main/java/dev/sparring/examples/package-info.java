/** Short programs, each of which shows one thing; {@code examples/README.md} shows what comes of them. */
@NullMarked
package dev.sparring.examples;

import org.jspecify.annotations.NullMarked;
