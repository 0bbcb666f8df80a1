/**
 * The runs in a directory: what has become of each, and how a person keeps them in order. Nothing is trained here.
 */
@NullMarked
package dev.sparring.ui.desktop.session.library;

import org.jspecify.annotations.NullMarked;
