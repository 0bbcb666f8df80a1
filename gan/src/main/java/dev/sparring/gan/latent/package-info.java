/**
 * What a generator is fed: latent vectors as pure functions of (purpose, counter). Three files: the interface is for sources of
 * one's own.
 */
@NullMarked
package dev.sparring.gan.latent;

import org.jspecify.annotations.NullMarked;
