/** Adversarial training: what the packages below share, which is the family of errors a user can cause or meet. */
@NullMarked
package dev.sparring.gan;

import org.jspecify.annotations.NullMarked;
