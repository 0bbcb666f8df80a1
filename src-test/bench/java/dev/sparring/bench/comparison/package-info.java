/** The side-by-side run: systems as worker processes, asked in turn, and the figures it leaves. */
@NullMarked
package dev.sparring.bench.comparison;

import org.jspecify.annotations.NullMarked;
