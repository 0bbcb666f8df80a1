/**
 * The page on which runs on disk are compared: curves, configurations, figures and samples. What the parts show is found by classes without nodes; files are
 * read by {@link dev.sparring.ui.desktop.model.CompareModel}.
 */
@NullMarked
package dev.sparring.ui.desktop.page.compare;

import org.jspecify.annotations.NullMarked;
