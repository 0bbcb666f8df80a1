/** One picture: from the bytes of a file in any format that people have to pixels of the wanted size. */
@NullMarked
package dev.sparring.gan.data.image.decode;

import org.jspecify.annotations.NullMarked;
