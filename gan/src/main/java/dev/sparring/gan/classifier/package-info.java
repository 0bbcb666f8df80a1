/**
 * A small classifier of labelled images: what gives generated samples a label and a learned space to be compared in.
 *
 * <p>No features and no runs here; {@code feature} and {@code evaluation} use it.
 */
@NullMarked
package dev.sparring.gan.classifier;

import org.jspecify.annotations.NullMarked;
