/**
 * Configurations: presets, YAML files and single keys, layered into one checked record.
 *
 * <p>Every key is read through {@link dev.sparring.gan.config.ConfigReader}, which knows its path, its legal range and its
 * default; what was read is what {@code config.yaml} of a run holds.
 */
@NullMarked
package dev.sparring.gan.config;

import org.jspecify.annotations.NullMarked;
