package dev.sparring.ui.desktop.component.chart;

import javafx.scene.paint.Color;

/**
 * How a player's curve is drawn. The generator's is wider and lies below, and the dashes alternate, so both can be seen where
 * the two coincide.
 */
public enum SeriesStyle {
    /** The generator's. */
    GENERATOR("generator", 5, 0),
    /** The discriminator's. */
    DISCRIMINATOR("discriminator", 2, 9);

    /** Length of a dash, in pixels. */
    static final double DASH = 6;

    /** Length of the gap after it: the other player's dash fits in, with room on both sides. */
    static final double GAP = 12;

    private final String label;
    private final double width;
    private final double dashOffset;

    SeriesStyle(String label, double width, double dashOffset) {
        this.label = label;
        this.width = width;
        this.dashOffset = dashOffset;
    }

    /**
     * The player's name.
     *
     * @return lower case
     */
    public String label() {
        return label;
    }

    /**
     * The player's colour.
     *
     * @param palette of the window
     * @return the colour
     */
    public Color colour(Palette palette) {
        return this == GENERATOR ? palette.generator() : palette.discriminator();
    }

    double width() {
        return width;
    }

    double dashOffset() {
        return dashOffset;
    }
}
