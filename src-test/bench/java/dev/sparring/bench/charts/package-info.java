/** How fast the window draws the charts of a long run. */
@NullMarked
package dev.sparring.bench.charts;

import org.jspecify.annotations.NullMarked;
