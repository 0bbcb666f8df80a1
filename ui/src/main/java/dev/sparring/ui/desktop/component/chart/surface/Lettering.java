package dev.sparring.ui.desktop.component.chart.surface;

import java.util.Objects;
import javafx.scene.paint.Color;

/**
 * How a text is written.
 *
 * @param colour of the letters
 * @param size of the letters, in pixels
 * @param bold whether they are bold
 * @param anchor which part of the text stands at the place that is given
 * @param height where that place is on the text's height
 */
public record Lettering(Color colour, double size, boolean bold, Anchor anchor, Height height) {

    /** Size of what stands in charts, in pixels. */
    public static final double SMALL = 11;

    /** A part of a text. */
    public enum Anchor {
        /** Its beginning. */
        START,
        /** Its middle. */
        MIDDLE,
        /** Its end. */
        END
    }

    /** A height of a text. */
    public enum Height {
        /** Its upper edge. */
        TOP,
        /** The middle between both edges. */
        CENTER
    }

    /** Validates. */
    public Lettering {
        Objects.requireNonNull(colour, "colour");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(height, "height");
    }

    /**
     * Small letters.
     *
     * @param colour of the letters
     * @param anchor which part of the text stands at the place
     * @param height where the place is on the text's height
     * @return the lettering
     */
    public static Lettering small(Color colour, Anchor anchor, Height height) {
        return new Lettering(colour, SMALL, false, anchor, height);
    }
}
