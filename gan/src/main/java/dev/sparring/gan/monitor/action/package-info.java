/**
 * What is done about diagnoses: a policy decides on actions, which are values, and one executor applies them to the players.
 *
 * <p>Nothing is detected here.
 */
@NullMarked
package dev.sparring.gan.monitor.action;

import org.jspecify.annotations.NullMarked;
