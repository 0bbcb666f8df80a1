package dev.sparring.core.network;

/**
 * Where one of a network's parameters stands in vectors laid out as its parameters are.
 *
 * @param name DL4J's ({@code layer_parameter}, such as {@code 0_W})
 * @param from index of its first number
 * @param length how many numbers
 */
public record ParameterRange(String name, long from, long length) {}
