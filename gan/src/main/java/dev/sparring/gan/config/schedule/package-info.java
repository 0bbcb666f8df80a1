/**
 * The learning rate of one network in a configuration: its warmup, its decay, and lengths in updates, epochs or images. Nothing
 * here knows of a whole configuration.
 */
@NullMarked
package dev.sparring.gan.config.schedule;

import org.jspecify.annotations.NullMarked;
