/**
 * The charts of what a run records: which there are, what they show, and how a person moves in them, saves them and chooses among them. No page and no
 * files that are read here.
 */
@NullMarked
package dev.sparring.ui.desktop.component.board;

import org.jspecify.annotations.NullMarked;
