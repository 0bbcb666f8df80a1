/** The page on which samples, an evaluation and the configuration of a run are taken out of it. */
@NullMarked
package dev.sparring.ui.desktop.page.export;

import org.jspecify.annotations.NullMarked;
