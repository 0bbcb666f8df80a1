/**
 * Pieces that any page may use: cards, banners, legends, and how an event is worded and coloured. No page and no session is
 * known here.
 */
@NullMarked
package dev.sparring.ui.desktop.component;

import org.jspecify.annotations.NullMarked;
