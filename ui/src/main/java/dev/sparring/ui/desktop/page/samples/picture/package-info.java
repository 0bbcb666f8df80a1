/**
 * Samples as they are shown, images and points of the plane, and as they are saved; where each stands is worked out by classes without
 * nodes. Nothing of the page is known here.
 */
@NullMarked
package dev.sparring.ui.desktop.page.samples.picture;

import org.jspecify.annotations.NullMarked;
