/**
 * What happens in a run, as values: events with their severity and evidence, and how a run ended.
 *
 * <p>Everybody may tell events, so nothing else of this module is known here.
 */
@NullMarked
package dev.sparring.gan.event;

import org.jspecify.annotations.NullMarked;
