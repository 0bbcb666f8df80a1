/**
 * What the page of saved samples shows and can be asked to do, without a node. All methods are for one thread, the one that the given
 * executors run on.
 */
@NullMarked
package dev.sparring.ui.desktop.model.samples;

import org.jspecify.annotations.NullMarked;
