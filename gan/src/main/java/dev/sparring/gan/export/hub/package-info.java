/**
 * A model folder's card and settings: what a person, and what a loader, reads first. Which network is meant is no business of this package.
 */
@NullMarked
package dev.sparring.gan.export.hub;

import org.jspecify.annotations.NullMarked;
