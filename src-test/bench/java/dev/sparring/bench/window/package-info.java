/** Whether the window stays quick while very much happens in a run. */
@NullMarked
package dev.sparring.bench.window;

import org.jspecify.annotations.NullMarked;
