/**
 * Networks run by DL4J's own layers, with the error supplied from outside: slower, for what has no kernel, and the truth that
 * compiled networks are tested against.
 */
@NullMarked
package dev.sparring.core.network.dl4j;

import org.jspecify.annotations.NullMarked;
