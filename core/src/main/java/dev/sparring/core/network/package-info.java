/**
 * Networks as a player needs them: forward, backward to the input, backward to the parameters, one flat vector of each.
 *
 * <p>The definition is a DL4J configuration. {@link dev.sparring.core.network.Network#of} chooses its execution: compiled, or
 * DL4J's own layers where something in it has no kernel. No losses, optimizers or files here.
 */
@NullMarked
package dev.sparring.core.network;

import org.jspecify.annotations.NullMarked;
