/** Data looked at before it is trained on: what there is, what was left out, and what is hardly meant. */
@NullMarked
package dev.sparring.gan.data.inspect;

import org.jspecify.annotations.NullMarked;
