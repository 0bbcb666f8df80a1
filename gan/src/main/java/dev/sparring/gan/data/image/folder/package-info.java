/** Pictures in folders and zip archives: found, sorted into parts and labels, decoded on all processors. */
@NullMarked
package dev.sparring.gan.data.image.folder;

import org.jspecify.annotations.NullMarked;
