/**
 * The games that are measured and the lines by which a worker is asked to play them.
 *
 * <p>The Java library alone: these classes are also loaded beside another release of JavaCPP than ND4J's.
 */
@NullMarked
package dev.sparring.bench.game;

import org.jspecify.annotations.NullMarked;
