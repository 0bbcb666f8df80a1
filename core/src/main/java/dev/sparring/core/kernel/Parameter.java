package dev.sparring.core.kernel;

/**
 * Where a layer's parameter stands in the network's flat vector.
 *
 * @param offset of its first number, in floats
 * @param length how many numbers it has
 */
public record Parameter(long offset, long length) {}
