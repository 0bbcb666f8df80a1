/**
 * Training data: where samples come from, how files are read, in which order a run sees them.
 *
 * <p>A source is a pure function of the sample's index; order and position are the feed's. Files are hostile: every size
 * is checked before anything is allocated. No networks and no training here.
 */
@NullMarked
package dev.sparring.gan.data;

import org.jspecify.annotations.NullMarked;
