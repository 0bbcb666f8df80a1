/**
 * What new samples are to be: whose, of which seed, on which way, moved number by number. They are shown elsewhere on the page.
 */
@NullMarked
package dev.sparring.ui.desktop.page.samples.explore;

import org.jspecify.annotations.NullMarked;
