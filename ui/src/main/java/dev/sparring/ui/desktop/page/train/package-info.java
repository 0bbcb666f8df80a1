/**
 * The page on which a run is watched while it trains: rates, losses, samples and the monitor's diagnoses.
 *
 * <p>It shows what {@link dev.sparring.ui.desktop.model.DesktopModel} holds and starts what its buttons say; no training and no
 * files here.
 */
@NullMarked
package dev.sparring.ui.desktop.page.train;

import org.jspecify.annotations.NullMarked;
