/**
 * The balance monitor: watches the game's figures and says, with evidence and advice, when it goes wrong.
 *
 * <p>It reads numbers only; what is done about a verdict is the run's business.
 */
@NullMarked
package dev.sparring.gan.balance;

import org.jspecify.annotations.NullMarked;
