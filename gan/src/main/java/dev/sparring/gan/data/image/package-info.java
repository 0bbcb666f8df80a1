/**
 * Images from files: folders of pictures and IDX files, decoded, cropped and resampled into sets in memory.
 *
 * <p>Files are hostile: every size is checked before anything is allocated.
 */
@NullMarked
package dev.sparring.gan.data.image;

import org.jspecify.annotations.NullMarked;
