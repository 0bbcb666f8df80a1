/** Whether warmups help: the same games with and without them, at rates from timid to aggressive, over several seeds. */
@NullMarked
package dev.sparring.bench.study;

import org.jspecify.annotations.NullMarked;
