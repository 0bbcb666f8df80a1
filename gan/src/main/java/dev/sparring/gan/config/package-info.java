/**
 * Configurations: presets, YAML files and single keys, layered into one checked record.
 *
 * <p>Which keys there are stands in {@link dev.sparring.gan.config.ConfigKeys} and in what it holds; each is a {@link
 * dev.sparring.gan.catalog.Key} from which the reading, the messages and the tables of all keys come. What was read is what {@code
 * config.yaml} of a run holds.
 */
@NullMarked
package dev.sparring.gan.config;

import org.jspecify.annotations.NullMarked;
