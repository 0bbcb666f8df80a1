package dev.sparring.ui.desktop.component.chart;

import java.util.Locale;
import javafx.scene.paint.Color;

/**
 * How a curve is drawn. The generator's is wider and lies below the discriminator's, so both can be seen where the two
 * coincide.
 */
public enum SeriesStyle {
    /** The generator's, and what it makes. */
    GENERATOR(3.5),
    /** The discriminator's. */
    DISCRIMINATOR(1.75),
    /** Of real samples. */
    REAL(1.75),
    /** Another one. */
    OTHER(2.25),
    /** What others are seen against. */
    INK(1.25);

    private final double width;

    SeriesStyle(double width) {
        this.width = width;
    }

    /**
     * Its name in the stylesheet.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its colour.
     *
     * @param palette of the window
     * @return the colour
     */
    public Color colour(Palette palette) {
        return switch (this) {
            case GENERATOR -> palette.generator();
            case DISCRIMINATOR -> palette.discriminator();
            case REAL -> palette.real();
            case OTHER -> palette.other();
            case INK -> palette.muted();
        };
    }

    /** The width by which it can be seen under another line that runs along with it, in pixels. */
    double width() {
        return width;
    }
}
