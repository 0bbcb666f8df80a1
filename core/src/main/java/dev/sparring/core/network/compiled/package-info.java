/**
 * Networks compiled to kernels: a DL4J definition is read into operations ({@link
 * dev.sparring.core.network.compiled.Dl4jImporter} lists which layer becomes which), and an execution plan for each size of
 * input runs them on memory that is allocated once.
 *
 * <p>What a kernel computes is defined in {@link dev.sparring.core.kernel}.
 */
@NullMarked
package dev.sparring.core.network.compiled;

import org.jspecify.annotations.NullMarked;
