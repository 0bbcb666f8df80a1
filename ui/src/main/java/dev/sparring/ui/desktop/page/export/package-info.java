/** The page on which samples, a network, an evaluation and the configuration of a run are taken out of it. */
@NullMarked
package dev.sparring.ui.desktop.page.export;

import org.jspecify.annotations.NullMarked;
