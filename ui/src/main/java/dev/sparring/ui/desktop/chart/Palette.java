package dev.sparring.ui.desktop.chart;

import javafx.scene.paint.Color;

/**
 * The colours of what is drawn on canvases. The players' are from Okabe and Ito's set, which colour-blind eyes tell apart.
 *
 * @param ink text
 * @param muted ticks and what stands back
 * @param grid lines behind curves
 * @param paper the ground
 * @param data real samples
 * @param generator the generator and what it makes
 * @param discriminator the discriminator
 */
public record Palette(
        Color ink, Color muted, Color grid, Color paper, Color data, Color generator, Color discriminator) {

    /** For a light window. */
    public static final Palette LIGHT = new Palette(
            Color.web("#24292f"),
            Color.web("#57606a"),
            Color.web("#e6e9ed"),
            Color.web("#ffffff"),
            Color.web("#c4cad3"),
            Color.web("#0072b2"),
            Color.web("#d55e00"));

    /** For a dark window. */
    public static final Palette DARK = new Palette(
            Color.web("#e6edf3"),
            Color.web("#9198a1"),
            Color.web("#262c35"),
            Color.web("#0d1117"),
            Color.web("#444c56"),
            Color.web("#56b4e9"),
            Color.web("#e69f00"));

    /**
     * The palette of a theme.
     *
     * @param dark whether the window is dark
     * @return the palette
     */
    public static Palette of(boolean dark) {
        return dark ? DARK : LIGHT;
    }
}
