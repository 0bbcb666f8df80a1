/**
 * Networks as a player needs them: forward, backward to the input, backward to the parameters, one flat vector of each.
 *
 * <p>The definition is a DL4J configuration. {@link dev.sparring.core.network.Network#of} runs it on the first
 * {@link dev.sparring.core.network.NetworkBackend} that can; backends live in packages of their own and are found by
 * {@link java.util.ServiceLoader}. No losses, optimizers or files here, and no backend is named.
 */
@NullMarked
package dev.sparring.core.network;

import org.jspecify.annotations.NullMarked;
