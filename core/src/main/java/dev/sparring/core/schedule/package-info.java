/**
 * Learning rates as pure functions of a network's own update count: a warmup, then a decay, and what can be made of them.
 *
 * <p>Nothing here counts calls, knows a network or reads a clock. Every type survives DL4J's JSON, whose class and
 * property names are therefore a file format.
 */
@NullMarked
package dev.sparring.core.schedule;

import org.jspecify.annotations.NullMarked;
