/** What it costs to keep a run. */
@NullMarked
package dev.sparring.bench.storage;

import org.jspecify.annotations.NullMarked;
