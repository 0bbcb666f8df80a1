/** What a build says of itself at its end, as its last module. Nothing here is measured. */
@NullMarked
package dev.sparring.bench.build;

import org.jspecify.annotations.NullMarked;
