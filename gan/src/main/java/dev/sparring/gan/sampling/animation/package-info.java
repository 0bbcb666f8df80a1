/**
 * Pictures one after the other as a file that moves: GIF for every program there is, APNG for all colours. A frame at a time is held,
 * however many there are.
 */
@NullMarked
package dev.sparring.gan.sampling.animation;

import org.jspecify.annotations.NullMarked;
